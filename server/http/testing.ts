import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { uuidv7 } from 'uuidv7'
import type { Role } from '../../contract/roles.ts'
import { roles } from '../../contract/roles.ts'
import type { Database } from '../database/index.ts'
import { createTestDatabase, type TestDatabase } from '../database/testing.ts'
import { makeClinic, makeMember } from '../identity/clinic-store.ts'
import { buildApp } from './app.ts'

export const testPassword = 'a password for the tests'

export interface TestMember {
  id: string
  email: string
  name: string
  /** Sends a request with this member's cookie; writes carry the header that Evenkeel's own pages send. */
  request(method: InjectOptions['method'], url: string, payload?: unknown): Promise<LightMyRequestResponse>
  cookie: string
}

export interface TestClinic {
  id: string
  members: Record<Role, TestMember>
}

export interface TestApp {
  app: FastifyInstance
  database: Database
  testDatabase: TestDatabase
  /** A further clinic in the same database, with one member of each role, signed in. */
  addClinic(name?: string): Promise<TestClinic>
  close(): Promise<void>
}

/** The real application on a real database of its own. */
export async function startTestApp(beforeRoutes?: (app: FastifyInstance) => unknown): Promise<TestApp> {
  const testDatabase = await createTestDatabase()
  const database = await testDatabase.open()
  const app = await buildApp({ database, settings: { logLevel: 'silent', trustProxy: false }, beforeRoutes })
  return {
    app,
    database,
    testDatabase,
    addClinic: (name = 'Test clinic') => addClinic(app, database, name),
    close: async () => {
      await app.close()
      await testDatabase.drop()
    },
  }
}

async function addClinic(app: FastifyInstance, database: Database, name: string): Promise<TestClinic> {
  const id = uuidv7()
  const suffix = id.slice(-8)
  await database.inClinic(id, (tx) =>
    makeClinic(tx, { name, timeZone: 'America/New_York', jurisdiction: 'us', chairs: ['Chair 1', 'Chair 2'] }),
  )
  const members: Partial<Record<Role, TestMember>> = {}
  for (const role of roles) {
    const email = `${role}-${suffix}@example.org`
    const memberName = `${role.replace('-', ' ')} of ${name}`
    const memberId = await database.inClinic(id, (tx) =>
      makeMember(tx, { name: memberName, email, password: testPassword, roles: [role] }),
    )
    const cookie = await signInCookie(app, email)
    members[role] = {
      id: memberId,
      email,
      name: memberName,
      cookie,
      request: (method, url, payload) =>
        app.inject({
          method,
          url,
          headers: { cookie, ...(method === 'GET' ? {} : { 'x-evenkeel': '1' }) },
          ...(payload === undefined ? {} : { payload: payload as object }),
        }),
    }
  }
  return { id, members: members as Record<Role, TestMember> }
}

/** Signs in over HTTP and returns the cookie to send. */
export async function signInCookie(app: FastifyInstance, email: string, password = testPassword): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    headers: { 'x-evenkeel': '1' },
    payload: { email, password },
  })
  if (answer.statusCode !== 200) throw new Error(`sign-in failed: ${answer.body}`)
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}
