import * as fc from 'fast-check';

/**
 * With each change the same examples, so that a fault is found by who made it; the long form looks
 * at others each time.
 */
if (process.env['LONG_FORM'] === undefined) fc.configureGlobal({ seed: 20_261_130 });
