// Stands for the painter's process: does what the question of the picture says.
process.on('message', ({ question }) => {
  if (question === 'exit') process.exit(3);
  if (question === 'throw') throw new Error('thrown');
  if (question === 'refuse') process.send({ problem: 'refused' });
  if (question === 'nonsense') process.send('nonsense');
  if (question === 'idle crash') setTimeout(() => process.exit(3), 20);
  if (question === 'crash hard') process.kill(process.pid, 'SIGSEGV');
  if (question === 'who') process.send({ png: new TextEncoder().encode(`${process.pid}`) });
  if (question === 'secrets')
    process.send({ png: new TextEncoder().encode(Object.keys(process.env).join()) });
  if (/paint|idle/u.test(question)) process.send({ png: new TextEncoder().encode(question) });
});
