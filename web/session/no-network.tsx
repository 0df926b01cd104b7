import { Banner } from '../ui/index.ts'

/** Two things need the server: starting a dose and discharging. */
export function NoNetwork({ what }: { what: string }) {
  return (
    <Banner tone="watch">
      {what} needs the server, and the connection is lost. What has happened all the same is recorded as “earlier”.
    </Banner>
  )
}
