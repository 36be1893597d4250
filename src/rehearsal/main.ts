import { openLog } from '../system/pino-log.ts';
import { rehearse } from './rehearse.ts';

const startedAt = Date.now();
const { breaches, report } = await rehearse({
  write: (line) => console.log(line),
  log: await openLog(process.env['LOG_LEVEL'] ?? 'warn'),
  folder: 'rehearsal-report',
});
const seconds = new Intl.NumberFormat('fr-CA', { maximumFractionDigits: 1 }).format(
  (Date.now() - startedAt) / 1000,
);
console.log(`\nRépétition terminée en ${seconds} s. Bilan : ${report}`);
if (breaches > 0) {
  console.error(`${breaches} manquements aux règles de Discord (lignes « !! » plus haut).`);
  process.exitCode = 1;
}
