import { useEffect, useState } from 'react'
import { countWaiting } from '../sealed/kept.ts'
import { Banner } from '../ui/index.ts'

/** Who signs out, and who comes next, hears that the server does not have everything yet. */
export function WaitingLine() {
  const [count, setCount] = useState(0)
  useEffect(() => void countWaiting().then(setCount), [])
  if (count === 0) return null
  return (
    <Banner tone="watch">
      {count === 1
        ? '1 entry of a session waits in this browser, sealed; it is sent when who recorded it signs in here again.'
        : `${count} entries of sessions wait in this browser, sealed; they are sent when who recorded them signs in here again.`}
    </Banner>
  )
}
