// Runs compiled CDK apps, all in one process, as the CDK's own command does it: what an app leaves to the end of its
// process is told that it has come, and writes the template. Arguments: the folder with the programs; a folder for what
// is written. Out: JSON, by program the template or an error.

const fs = require('node:fs');
const path = require('node:path');

const [programs, out] = process.argv.slice(2);
const results = {};
// The language's errors and warnings of the library belong to no program's answer.
console.log = console.error;
for (const name of fs.readdirSync(programs).filter((it) => it.endsWith('.js'))) {
  process.env.CDK_OUTDIR = path.join(out, name);
  try {
    require(path.join(programs, name));
    process.emit('beforeExit');
    const stacks = fs.readdirSync(process.env.CDK_OUTDIR).filter((it) => it.endsWith('.template.json'));
    if (stacks.length !== 1) throw new Error(`stacks: ${stacks}`);
    // As text: a number keeps its digits.
    results[name.replace(/\.js$/, '')] = { template: fs.readFileSync(path.join(process.env.CDK_OUTDIR, stacks[0]), 'utf8') };
  } catch (error) {
    results[name.replace(/\.js$/, '')] = { error: String(error) };
  }
  process.removeAllListeners('beforeExit');
  fs.rmSync(process.env.CDK_OUTDIR, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(results), () => process.exit());
