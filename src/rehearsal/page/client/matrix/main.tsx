import { render } from 'preact';
import { App } from '../app.tsx';
import { matrix } from './chat.tsx';

const page = document.querySelector('#page');
if (page !== null) render(<App chat={matrix} />, page);
