import { ownHomeserver } from '../../support/homeservers.ts';
import { killedWorkshopOn } from './killed-workshop.ts';

killedWorkshopOn('our homeserver, encrypted', () => ownHomeserver(), { isSecret: true });
