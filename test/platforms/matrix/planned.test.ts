import { ownHomeserver } from '../../support/homeservers.ts';
import { plannedOn } from './planned.ts';

plannedOn('our homeserver', () => ownHomeserver());
plannedOn('our homeserver, encrypted', () => ownHomeserver(), { isSecret: true });
