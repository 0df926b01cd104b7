// npm run dev: the whole clinic with demo data, at one address; pages and server reload when a source changes.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { checkNode, ensureInstalled, fail, projectDir } from './prepare.mjs'

checkNode()
await ensureInstalled({ development: true })
const port = Number(process.env.PORT ?? 8080)
const host = process.env.HOST ?? '127.0.0.1'
const apiPort = await freePort()
const flags = process.argv.slice(2)

const { createServer: createVite } = await import('vite')
// The server compares Origin with Host. `/api/` and not `/api`: there is a page's own module `/api.ts`.
const api = { target: `http://127.0.0.1:${apiPort}`, changeOrigin: false }
const vite = await createVite({
  root: undefined,
  configFile: join(projectDir, 'vite.config.ts'),
  server: { host, port, strictPort: true, proxy: { '/api/': api, '/healthz': api, '/readyz': api } },
})
// Before the server: it would live on when the port is taken.
await vite.listen().catch((error) => fail(`Evenkeel did not start: ${error.message}.`))

const server = spawn(
  process.execPath,
  [
    join(projectDir, 'node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    'launch/dev-server.ts',
    ...flags,
    '--demo',
  ],
  {
    cwd: projectDir,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(apiPort), PUBLIC_URL: `http://${host}:${port}` },
  },
)
console.log(`Evenkeel for development is at http://${host}:${port}`)

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    server.kill('SIGTERM')
    await vite.close()
  })
}
server.on('exit', (code) => process.exit(code ?? 0))

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
