import { ownHomeserver } from '../../support/homeservers.ts';
import { recapsOn } from './recap.ts';

recapsOn('our homeserver', () => ownHomeserver());
recapsOn('our homeserver, encrypted', () => ownHomeserver(), { isSecret: true });
