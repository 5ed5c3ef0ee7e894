// Runs compiled CDK for Terraform apps, all in one process. Arguments: the folder with the programs; a folder for what is
// written. Out: JSON, by program the Terraform JSON or an error.

const fs = require('node:fs');
const path = require('node:path');

const [programs, out] = process.argv.slice(2);
const results = {};
console.log = console.error;
for (const name of fs.readdirSync(programs).filter((it) => it.endsWith('.js'))) {
  const program = name.replace(/\.js$/, '');
  process.env.CDKTF_OUTDIR = path.join(out, program);
  try {
    require(path.join(programs, name));
    const stacks = fs.readdirSync(path.join(process.env.CDKTF_OUTDIR, 'stacks'));
    if (stacks.length !== 1) throw new Error(`stacks: ${stacks}`);
    // As text: a number keeps its digits.
    results[program] = { json: fs.readFileSync(path.join(process.env.CDKTF_OUTDIR, 'stacks', stacks[0], 'cdk.tf.json'), 'utf8') };
  } catch (error) {
    results[program] = { error: String(error) };
  }
  fs.rmSync(process.env.CDKTF_OUTDIR, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(results), () => process.exit());
