import { render } from 'preact';
import { App } from './app.tsx';
import { discord } from './discord.tsx';

const page = document.querySelector('#page');
if (page !== null) render(<App chat={discord} />, page);
