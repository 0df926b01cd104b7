/**
 * `evenkeel screen` from end to end on a synthetic bulk export, as a process of its own, beside the least that anybody could do
 * in the same run: the same lines through readline and `JSON.parse`, and nothing kept. Processor time counts all threads of
 * the process. By hand: `npx tsx bench/screening.ts [patients] [runs]`
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { writeSyntheticExport } from './synthetic-export.ts'
import { panelDay } from './synthetic-panel.ts'

const patients = Number(process.argv[2] ?? 20_000)
const runs = Number(process.argv[3] ?? 3)

/** In the process that is measured: what it took, when it ends. */
const tell = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))",
)}`
const peer = `
  import { createReadStream, readdirSync } from 'node:fs'
  import { createInterface } from 'node:readline'
  let resources = 0
  for (const name of readdirSync(process.argv[1]))
    for await (const line of createInterface({ input: createReadStream(process.argv[1] + '/' + name) }))
      if (typeof JSON.parse(line).resourceType === 'string') resources++
  process.stderr.write(resources + ' resources')`
const command = fileURLToPath(new URL('../launch/evenkeel.mjs', import.meta.url))

interface Cost {
  processorSeconds: number
  seconds: number
  peakMegabytes: number
}

async function costOf(...args: string[]): Promise<Cost> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', tell, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [said, usage] = await Promise.all([text(child.stderr as Readable), text(child.stdio[3] as Readable)])
  if ((await ended) !== 0) throw new Error(said)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage) as NodeJS.ResourceUsage
  return {
    processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
    seconds: (performance.now() - start) / 1000,
    peakMegabytes: maxRSS / 1000,
  }
}

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'))
try {
  const { resources } = await writeSyntheticExport(folder, patients)
  const megabytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1e6
  console.log(
    `${patients.toLocaleString('en')} patients, ${resources.toLocaleString('en')} resources, ${megabytes.toFixed(0)} MB; the best of ${runs} runs`,
  )
  const ours: Cost[] = []
  const theirs: Cost[] = []
  for (let run = 0; run < runs; run++) {
    ours.push(await costOf(command, 'screen', folder, '--as-of', panelDay))
    theirs.push(await costOf('--input-type=module', '--eval', peer, folder))
  }
  show('evenkeel screen', ours)
  show('beside: JSON.parse', theirs)
  console.log(
    `ratio of processor time  ${(least(ours, 'processorSeconds') / least(theirs, 'processorSeconds')).toFixed(1)} ×`,
  )
} finally {
  rmSync(folder, { recursive: true })
}

function show(name: string, costs: readonly Cost[]): void {
  const processorSeconds = least(costs, 'processorSeconds')
  const [seconds, peak] = [least(costs, 'seconds'), Math.max(...costs.map(({ peakMegabytes }) => peakMegabytes))]
  console.log(
    `${name.padEnd(20)} ${processorSeconds.toFixed(1)} s of processor time (${Math.round(patients / processorSeconds).toLocaleString('en')} patients/s), ${seconds.toFixed(1)} s until the end, ${peak.toFixed(0)} MB at most`,
  )
}

function least(costs: readonly Cost[], of: keyof Cost): number {
  return Math.min(...costs.map((cost) => cost[of]))
}
