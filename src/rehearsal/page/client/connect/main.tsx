import { render } from 'preact';
import { Connect } from './app.tsx';

const page = document.querySelector('#page');
if (page !== null) render(<Connect />, page);
