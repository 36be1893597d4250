import type { Strings } from './fr.ts';

export const es: Strings = {
  pageTitle: 'Palabre · mi comunidad',
  title: 'Conectar mi comunidad',
  lead: 'Seis pasos, cinco minutos. Puede parar y volver: no se pierde nada.',
  statusTitle: 'Palabre y su comunidad',
  toRehearsal: 'Volver al ensayo',
  toStudio: 'Escribir un taller',
  where: 'Dónde habla su grupo',
  needs:
    'Necesita una cuenta de Discord y permiso para añadir un bot a su servidor («Gestionar servidor»).',
  loading: 'Miramos en qué punto estamos…',
  silent:
    'Palabre ya no responde. Vuelva a arrancarlo en la terminal y recargue esta página. Lo que estaba guardado lo sigue estando.',
  done: 'hecho',

  createTitle: 'Cree la aplicación',
  createLead: 'Así llama Discord a los bots. Abra su portal (está en inglés) y siga las imágenes.',
  openPortal: 'Abrir el portal de Discord',
  createOne: 'Pulse «New Application», arriba a la derecha.',
  createTwo: 'Póngale el nombre que verá la gente, por ejemplo Palabre, y pulse «Create».',

  tokenTitle: 'Pegue el token',
  tokenLead: 'El token es la contraseña del bot. No sale de este ordenador.',
  tokenOne: 'En el menú de la aplicación, elija «Bot».',
  tokenTwo:
    'Pulse «Reset Token» y después «Copy». Discord solo lo muestra una vez. Deje desactivados los tres «Privileged Gateway Intents» de más abajo.',
  tokenField: 'El token',
  tokenCheck: 'Comprobar',
  tokenChecking: 'Preguntamos a Discord…',
  wrong: {
    nothing: 'No hay nada que comprobar: pegue primero el token.',
    applicationId:
      'Es el número de la aplicación (Application ID), no el token. El token está en la página «Bot», en «Reset Token».',
    publicKey:
      'Es la clave pública (Public Key), no el token. El token está en la página «Bot», en «Reset Token».',
    clientSecret:
      'Es el secreto del cliente (Client Secret, página OAuth2), no el token. El token está en la página «Bot», en «Reset Token».',
    account:
      'Es el token de una cuenta personal. No se lo dé a nadie, ni siquiera a un programa: cambie la contraseña de esa cuenta y quedará anulado. El del bot está en la página «Bot».',
    webhook:
      'Es la dirección de un webhook, no un token. El token está en la página «Bot», en «Reset Token».',
    link: 'Es una dirección, no un token. El token está en la página «Bot», en «Reset Token».',
    cut: 'Este token parece cortado. Cópielo entero con el botón «Copy»; si ya no se ve, «Reset Token» da otro.',
    other:
      'No parece el token de un bot: tiene tres partes separadas por puntos. Cópielo con el botón «Copy» de la página «Bot».',
    refused:
      'Discord no reconoce este token. Si se ha sustituido, «Reset Token» da otro. Si es el de una cuenta personal, cambie la contraseña de esa cuenta: un token así no se da a nadie.',
    unreachable:
      'No consigo contactar con Discord. No se ha podido comprobar el token: revise la conexión y vuelva a intentarlo.',
  },
  account: (name) => `Es ${name}.`,
  accountServers: (count) =>
    count === 0
      ? 'Todavía no está en ningún servidor.'
      : count === 1
        ? 'Ya está en un servidor.'
        : `Ya está en ${count} servidores.`,
  intentsNone: 'No hay ningún acceso privilegiado activado: así debe ser.',
  intentsOn: (names) =>
    `Activado sin necesidad: ${names}. Palabre no lo necesita; desactívelo en la página «Bot».`,
  intents: {
    presence: 'Presence Intent',
    members: 'Server Members Intent',
    content: 'Message Content Intent',
  },
  others: (names) =>
    `Atención: este bot ya tiene otros comandos (${names}). Debe de ser otro bot, y arrancar Palabre los sustituiría. Si no es lo que quiere, use el token de una aplicación nueva.`,
  codeGrant:
    'En la página «Bot», desactive «Requires OAuth2 Code Grant»: mientras está activado, la invitación no funciona.',
  another: 'No es este: pegar otro',

  startTitle: 'Póngalo en marcha',
  startLead: (file) =>
    `Si se guarda, el token se escribe en ${file}, que solo puede leer usted, y Palabre lo encontrará la próxima vez. Si no, se olvida cuando Palabre se detiene.`,
  startKeep: 'Guardar el token y arrancar',
  keepOnly: 'Guardar el token',
  mustWait:
    'Palabre ya está en marcha, con su memoria. Guarde el token y vuelva a arrancar Palabre: atenderá a las dos comunidades a la vez.',
  waits: (file) => `El token está guardado en ${file}. Vuelva a arrancar Palabre para que lo use.`,
  startOnce: 'Arrancar solo esta vez',
  starting: 'Palabre se conecta…',
  started: 'Palabre está conectado.',
  keptIn: (file) => `El token está guardado en ${file}.`,
  notKept: 'El token no está guardado: la próxima vez habrá que volver a pegarlo.',
  again: 'Volver a intentarlo',

  inviteTitle: 'Invítelo',
  inviteLead:
    'Abra la invitación, elija su servidor y acepte. Pide los permisos que Palabre usa, y ninguno más.',
  invite: 'Invitar a Palabre a mi servidor',
  inviteQr: 'La misma invitación, para el teléfono de quien gestiona el servidor',

  checkTitle: 'Mire cómo llega',
  checkWaiting: 'Su servidor aparecerá aquí en cuanto Palabre esté en él.',
  checkChannel: 'El canal del taller',
  noChannels: 'Palabre no ve ningún canal de texto aquí. Dé a su rol «Ver canales».',
  rightThere: 'concedido',
  rightMissing: 'falta',
  allRights: 'Está todo.',
  someRights: (count) =>
    `${count === 1 ? 'Falta un permiso' : `Faltan ${count} permisos`} en este canal. En Discord: ajustes del canal, Permisos, el rol de Palabre. Aquí se marca sin recargar.`,

  tryTitle: 'Pruébelo en este canal',
  tryLead:
    'El taller corto empieza allí de verdad: elija un canal de pruebas, como #test. Usted lo facilita; «Terminar» lo detiene.',
  tryIt: (channel) => `Empezar en #${channel}`,
  tryElse: (channel) => `En Discord, vaya a #${channel} y escriba /taller iniciar.`,
  tried:
    'Empezó. La tarjeta está en el canal; «Siguiente», en su hilo de facilitación, hace avanzar a todo el mundo.',
  openDiscord: 'Abrir el canal en Discord',

  status: 'Cómo va',
  connected: (name) => `Conectado a ${name}`,
  notConnected: (name, why) => `No conectado a ${name}: ${why}`,
  rooms: 'Las salas de Matrix',
  noRooms: 'Ninguna sala por ahora: invite a Palabre.',
  servers: 'Los servidores',
  noServers: 'Ningún servidor por ahora: invite a Palabre.',
  open: 'Lo que está abierto',
  nothingOpen: 'Nada en este momento.',
  workshop: 'taller',
  poll: 'votación',
  inChannel: (title, kind, channel) => `${title} (${kind}, #${channel})`,
  inRoom: (title, kind, room) => `${title} (${kind}, ${room})`,
  missing: 'Lo que falta',
  nothingMissing: 'Nada.',
  missingIn: (channel, rights) => `#${channel}: ${rights}`,
  backups: 'Copias de seguridad',
  backupNewest: (when, folder) => `La última: ${when}, en ${folder}.`,
  backupNone: 'Ninguna todavía.',
  backupNow: 'Hacer una ahora',
  backupDone: 'Hecho.',
  staysOn:
    'Palabre se detiene cuando se cierra su terminal. Para que siga, escriba en una terminal, en su carpeta:',

  matrix: {
    needs: 'Necesita una cuenta para Palabre en su servidor de Matrix y una sala que facilite.',
    createTitle: 'Cree su cuenta',
    createLead:
      'Como para una persona, en una ventana privada de su aplicación (Element, por ejemplo): una cuenta llamada Palabre, con su contraseña. Si su servidor no lo permite, pídasela a quien lo administra.',
    accountTitle: 'Diga quién es',
    server: 'El servidor',
    serverHint: 'Su dirección o su nombre, como ejemplo.org.',
    by: 'Cómo se conecta',
    byPassword: 'Contraseña',
    byToken: 'Token de acceso',
    user: 'El nombre de la cuenta',
    password: 'Su contraseña',
    passwordHint: 'Sirve una sola vez, para abrir una sesión, y no se guarda en ningún sitio.',
    token: 'El token de acceso',
    tokenHint:
      'En Element, conectado como Palabre: Todos los ajustes, Ayuda y acerca de, Token de acceso. Para salas cifradas, use la contraseña: así la sesión es solo de Palabre.',
    checking: 'Preguntando al servidor…',
    wrong: {
      nothing: 'Rellene todos los campos y compruebe.',
      noAddress: 'Esa no es la dirección de un servidor. Escríbala como ejemplo.org.',
      unreachable:
        'No puedo llegar a ese servidor. Revise la dirección y su conexión, y vuelva a intentarlo.',
      notMatrix:
        'Hay un sitio en esa dirección, pero ningún servidor de Matrix. No hace falta la dirección de Element, sino la del servidor: está después de los dos puntos de su identificador (@usted:servidor).',
      token:
        'Ese servidor no conoce este token. Vuelva a copiarlo entero; si es de una sesión que se cerró, ya no vale.',
      password:
        'Ese servidor no conoce este nombre o esta contraseña. Revíselos y vuelva a intentarlo.',
      noPassword: 'Ese servidor no acepta contraseñas aquí. Elija «Token de acceso».',
      limited: 'Ese servidor pide esperar. Vuelva a intentarlo en unos minutos.',
    },
    another: 'No es esta: usar otra',
    at: (url) => `En ${url}.`,
    inRooms: (count) =>
      count === 0
        ? 'Todavía no está en ninguna sala: es una cuenta nueva.'
        : `Ya está en ${count === 1 ? 'una sala' : `${count} salas`}. Si es su propia cuenta, use otra: Palabre respondería allí en su lugar.`,
    inviteTitle: 'Invítelo a una sala',
    inviteLead: 'En una sala sin cifrado que usted facilite, invítelo por su identificador:',
    invitedBy: (who) => `Acepta las invitaciones de: ${who}.`,
    waiting: 'La sala aparece aquí en cuanto Palabre está en ella.',
    clear: 'Sin cifrado',
    encrypted:
      'Sala cifrada: la guía «Palabre en Matrix» dice qué hace falta. Para empezar, tome una sin cifrado.',
    maySend: 'Puede escribir',
    mayNotSend: 'No puede escribir: suba su nivel en la sala.',
    mayRedact: 'Borra las reacciones una vez leídas',
    mayNotRedact:
      'Con el nivel 50, borra las reacciones una vez leídas. Sin él, todo lo demás funciona.',
    limits:
      'Antes de un taller de verdad, haga que quien administra el servidor quite el límite de envíos de esta cuenta: la guía «Palabre en Matrix» dice cómo.',
    tryTitle: 'Pruébelo en esta sala',
    tryLead:
      'El taller corto empieza allí de verdad: elija una sala de prueba. «Terminar» lo detiene.',
    tryIt: (room, who) => `Empezar en ${room}, en nombre de ${who}`,
    tryElse: 'En esta sala, escriba !taller iniciar.',
    tried:
      'Empezó. La tarjeta está en la sala; la de la facilitación, en una sala a la que Palabre invita a quien facilita.',
    openRoom: 'Abrir la sala',
  },

  language: 'Idioma de la página',
};
