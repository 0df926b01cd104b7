/** Below it a difference is the way over the network, and nobody's clock is wrong. */
const smallestErrorMs = 2_000

/**
 * When something truly happened, by the server's clock. An event that a console recorded as it happened (no `deviceAt`,
 * or the same as `at`) is moved by the error of that console's clock, and what its clock said is kept. A time that a
 * person typed in stays as typed.
 *
 * @param sentAt the console's clock when it sent the event
 */
export function correctClock<E extends { at: string; deviceAt?: string }>(
  event: E,
  sentAt: string | undefined,
  now: string,
): E {
  const atMs = Date.parse(event.at)
  const typed = event.deviceAt !== undefined && Date.parse(event.deviceAt) !== atMs
  if (typed) return { ...event, at: new Date(atMs).toISOString() }
  const nowMs = Date.parse(now)
  const measuredMs = sentAt === undefined ? 0 : nowMs - Date.parse(sentAt)
  const errorMs = Math.abs(measuredMs) < smallestErrorMs ? 0 : measuredMs
  // What has happened does not lie ahead, whatever a clock says.
  const correctedMs = Math.min(atMs + errorMs, nowMs)
  const at = new Date(correctedMs).toISOString()
  return correctedMs === atMs ? { ...event, at } : { ...event, at, deviceAt: new Date(atMs).toISOString() }
}
