import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a cookie, a link or a device. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored instead of a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
