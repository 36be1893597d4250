import { render } from 'preact';
import { Studio } from './app.tsx';

const page = document.querySelector('#page');
if (page !== null) render(<Studio />, page);
