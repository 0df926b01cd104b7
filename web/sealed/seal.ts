import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { bytesToHex, bytesToUtf8, hexToBytes, managedNonce, utf8ToBytes } from '@noble/ciphers/utils.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'

/**
 * What a member's browser keeps lies in boxes that only this member's key opens: XChaCha20-Poly1305 with a random nonce
 * each time. (The browser's own `crypto.subtle` would need https, which a tablet in a clinic's network may not have.)
 */

/** 256 bits, hex, as the server tells it. */
export type Key = string

/**
 * Whose box it is and where it lies. The seal is bound to it: a box that was moved to another place, or that of
 * another kind, does not open.
 */
export type Place = readonly [kind: 'draft' | 'waiting-event', memberId: string, ...where: string[]]

const cipher = managedNonce(xchacha20poly1305)
const cipherAt = (key: Key, place: Place) => cipher(hexToBytes(key), utf8ToBytes(JSON.stringify(place)))

/** @param value anything that JSON holds */
export function seal(key: Key, place: Place, value: unknown): string {
  return bytesToHex(cipherAt(key, place).encrypt(utf8ToBytes(JSON.stringify(value))))
}

/** What was sealed; `null` when this key does not open it here, or when it was altered. */
export function unseal(key: Key, place: Place, box: unknown): { value: unknown } | null {
  if (typeof box !== 'string') return null
  try {
    return { value: JSON.parse(bytesToUtf8(cipherAt(key, place).decrypt(hexToBytes(box)))) }
  } catch {
    return null
  }
}

/** A name to store it under that tells nobody else what it is; the same for the same key. */
export function coveredName(key: Key, name: string): string {
  return bytesToHex(hmac(sha256, hexToBytes(key), utf8ToBytes(`name ${name}`))).slice(0, 32)
}
