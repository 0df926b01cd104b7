import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/index.ts'
import { registerAccount } from './account-routes.ts'
import { registerAuthentication } from './authenticate.ts'
import { registerClinic } from './clinic-routes.ts'
import { registerSignIn } from './sign-in-routes.ts'

export { listChairs, readClinic } from './clinic-settings.ts'
export { makeClinic, makeMember, type NewClinic, type NewMember } from './clinic-store.ts'
export { type ConfirmedMember, confirmCaller, confirmMember } from './confirm.ts'
export { makeDevice, revokeDevice } from './device-store.ts'
export { newSetUpToken, setUp, setUpNeeded } from './set-up.ts'
export { signIn } from './sign-in.ts'

export interface IdentityDeps {
  database: Database
  settings: { publicUrl?: string }
}

export async function registerIdentity(app: FastifyInstance, deps: IdentityDeps): Promise<void> {
  registerAuthentication(app, deps.database)
  registerSignIn(app, deps.database)
  registerAccount(app, deps.database)
  registerClinic(app, deps)
}
