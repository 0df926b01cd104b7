import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Role } from '../../contract/roles.ts'
import type { ClinicTransaction } from '../database/index.ts'
import { hashPassword } from './password.ts'

export interface NewClinic {
  name: string
  timeZone: string
  jurisdiction: 'us' | 'eu'
  chairs: string[]
  synthetic?: boolean
}

/** Makes the clinic of this transaction, with its chairs and the beginning of its audit chain. */
export async function makeClinic(tx: ClinicTransaction, clinic: NewClinic): Promise<void> {
  await tx
    .insertInto('clinic')
    .values({
      clinic_id: tx.clinicId,
      name: clinic.name,
      time_zone: clinic.timeZone,
      jurisdiction: clinic.jurisdiction,
      synthetic: clinic.synthetic ?? false,
    })
    .execute()
  await tx.insertInto('audit_head').values({ clinic_id: tx.clinicId, seq: 0, hash: '' }).execute()
  for (const [position, name] of clinic.chairs.entries())
    await tx.insertInto('chair').values({ clinic_id: tx.clinicId, id: uuidv7(), name, position }).execute()
}

export interface NewMember {
  /** Made here unless given. */
  id?: string
  name: string
  email: string
  password: string
  roles: Role[]
}

export const foldEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase()

/** `Nora Reyes` → `NR`. */
export const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !/^(dr|prof)\.?$/i.test(word))
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? '').join('')
}

/** @returns the new member's id */
export async function makeMember(tx: ClinicTransaction, member: NewMember): Promise<string> {
  const { id = uuidv7() } = member
  await tx
    .insertInto('member')
    .values({
      clinic_id: tx.clinicId,
      id,
      name: member.name,
      initials: initialsOf(member.name) || '?',
      email: member.email.trim(),
      email_folded: foldEmail(member.email),
      roles: member.roles,
      password_hash: await hashPassword(member.password),
      browser_key: randomBytes(32),
    })
    .execute()
  return id
}
