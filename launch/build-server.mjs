// Bundles server and command line into the folder given: they start in a third of the time that sources take.
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectDir } from './prepare.mjs'

await build({
  entryPoints: { server: join(projectDir, 'server/main.ts'), cli: join(projectDir, 'cli/main.ts') },
  outdir: process.argv[2],
  bundle: true,
  // Commands load what they need: what an `import()` names stays a file of its own.
  splitting: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
})
