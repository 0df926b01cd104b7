import { createHmac } from 'node:crypto'
import type { Role } from '../../contract/roles.ts'
import { keptSecret } from '../database/index.ts'
import { demoId } from './demo-id.ts'

/** Who works in the demo clinic. All of them are invented. */
export const staff = {
  lindholm: { name: 'Marta Lindholm', roles: ['administrator'] },
  osei: { name: 'Dr Kwame Osei', roles: ['prescriber'] },
  lund: { name: 'Dr Signe Lund', roles: ['prescriber', 'medical-lead'] },
  reyes: { name: 'Nora Reyes', roles: ['nurse'] },
  kaya: { name: 'Tomas Kaya', roles: ['nurse'] },
  moreno: { name: 'Julia Moreno', roles: ['therapist'] },
  whitlock: { name: 'Sam Whitlock', roles: ['front-desk'] },
  quayle: { name: 'Edith Quayle', roles: ['auditor'] },
} as const satisfies Record<string, { name: string; roles: readonly Role[] }>

export type StaffKey = keyof typeof staff
export const staffKeys = Object.keys(staff) as StaffKey[]

export const memberIdOf = (key: StaffKey): string => demoId(`member/${key}`)

export interface SignIn {
  key: StaffKey
  name: string
  email: string
  role: Role
  password: string
}

/** No 0 and O, no 1, i and l. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * E-mail and password of everybody. The passwords are this installation's own: made from a secret that is kept in the
 * demo's data folder, where only its user reads it, so that each start prints the same ones.
 */
export async function signInsOf(secretsDir: string): Promise<SignIn[]> {
  const secret = await keptSecret(secretsDir, 'demo-passwords')
  return staffKeys.map((key) => {
    const { name, roles } = staff[key]
    const email = `${name.replace(/^Dr /, '').toLowerCase().replace(' ', '.')}@harbour.example`
    return { key, name, email, role: roles[0], password: passwordFrom(secret, email) }
  })
}

function passwordFrom(secret: string, email: string): string {
  const bytes = createHmac('sha256', Buffer.from(secret, 'hex')).update(email).digest()
  const text = [...bytes.subarray(0, 15)].map((byte) => letters[byte % letters.length]).join('')
  return `${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10)}`
}

/** What the start prints. */
export const signInLines = (signIns: SignIn[]): string[] => [
  'A synthetic clinic: every patient and member in it is invented, and its data is made anew at each start.',
  'Sign in as:',
  ...signIns.map(({ email, password, role, name }) => `  ${email.padEnd(32)} ${password}   ${role}, ${name}`),
]
