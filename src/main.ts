import { run } from './run.ts';
import { tellSourceLines } from './system/source-lines.ts';

tellSourceLines();
await run();
