// Before the program is loaded: only what is loaded later has its stack traces told in lines of `src`.
process.setSourceMapsEnabled(true);
await import('./run.ts');
