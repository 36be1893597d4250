import type { MatrixStrings } from './fr.ts';

export const es: MatrixStrings = {
  welcomePrivate: 'Nada sale de su equipo: ni mensajes, ni cuentas, ni servidor de Matrix.',
  hint: 'Mensaje, o !comando',
  hintThread: 'Mensaje en el hilo',
  hintDirect: 'Respuesta a Palabre',
  replyingTo: (who) => `En respuesta a ${who}`,
  changing: 'Edición',
  inReplyTo: 'En respuesta a',
  removed: (count: number) => (count === 1 ? 'Mensaje eliminado' : `${count} mensajes eliminados`),
  reactions: 'Reacciones',
  reactionsBy: (names) => `de ${names}`,
  reactWith: (key) => `Reaccionar con ${key}`,
  reply: 'Responder',
  change: 'Editar',
  takeBack: 'Eliminar',
  pin: 'Fijar',
  unpin: 'Dejar de fijar',
  pinned: 'Mensaje fijado:',
};
