import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Speaks just enough of PostgreSQL's protocol to tell its version, since none that is too old can be installed from npm.
 *
 * @param version as in `server_version_num`
 */
export async function serveOldPostgres(version: string): Promise<{ url: string; close(): void }> {
  const server = createServer((socket) => {
    let greeted = false
    socket.on('error', () => {})
    socket.on('data', (data) => {
      if (!greeted) {
        greeted = true
        socket.write(Buffer.concat([message('R', Buffer.alloc(4)), readyForQuery]))
      } else if (data[0] === 'Q'.charCodeAt(0)) {
        socket.write(Buffer.concat([column('server_version_num'), row(version), done, readyForQuery]))
      } else {
        socket.end()
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { url: `postgres://owner@127.0.0.1:${port}/evenkeel`, close: () => server.close() }
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const readyForQuery = message('Z', Buffer.from('I'))
const done = message('C', Buffer.from('SHOW\0'))

function column(name: string): Buffer {
  const rest = Buffer.alloc(18)
  rest.writeInt32BE(25, 6) // text
  rest.writeInt16BE(-1, 10)
  return message('T', Buffer.concat([Buffer.from([0, 1]), Buffer.from(`${name}\0`), rest]))
}

function row(value: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(value.length)
  return message('D', Buffer.concat([Buffer.from([0, 1]), length, Buffer.from(value)]))
}
