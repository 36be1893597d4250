/** The bundler's JSX functions; see build.mjs. */
export { Fragment, h } from 'preact';
