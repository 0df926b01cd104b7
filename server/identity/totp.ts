import { generateSecret, generateURI, verify } from 'otplib'

export const newTotpSecret = (): string => generateSecret()

export const totpUri = (email: string, secret: string): string =>
  generateURI({ issuer: 'Evenkeel', label: email, secret })

/**
 * Whether a code is right now, one step either way.
 *
 * @param lastStep the time step of the code used last: that one and older ones are refused, so that no code works twice
 * @returns the time step to remember, or null
 */
export async function acceptTotp(secret: string, code: string, lastStep: number | null): Promise<number | null> {
  const result = await verify({
    secret,
    token: code,
    epochTolerance: 30,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
