import { hash, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane.
const parameters = { algorithm: 2, memoryCost: 19456, timeCost: 2, parallelism: 1 }

/** argon2id in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, parameters)

// Takes the place of a member's hash when there is none, so that an unknown e-mail takes as long as a known one.
const nobody = hashPassword('nobody has this password')

/** Whether the password fits. Without a hash the work is done all the same, and the answer is no. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobody), password)
  return fits && passwordHash != null
}
