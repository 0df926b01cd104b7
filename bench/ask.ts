/** Asks an address so many times, one after another, and sends the times to the process that forked it. */
import { timesOf } from './timing.ts'

const [url = '', runs = '', cookie = ''] = process.argv.slice(2)
const times = await timesOf(Number(runs), async () => {
  const response = await fetch(url, { headers: { cookie } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  await response.text()
})
process.send?.(times)
