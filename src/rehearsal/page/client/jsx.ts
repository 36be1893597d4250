/** What the bundler writes JSX with; see build.mjs. */
export { Fragment, h } from 'preact';
