import { ownHomeserver } from '../../support/homeservers.ts';
import { workshopOn } from './workshop.ts';

workshopOn('our homeserver', () => ownHomeserver());
workshopOn('our homeserver, encrypted', () => ownHomeserver(), { isSecret: true });
workshopOn('rooms whose makers are in no list of levels', () =>
  ownHomeserver({ roomVersion: '12' }),
);
