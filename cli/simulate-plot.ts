import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { type Curve, predictionLabel, predictionLimits } from '../clinical/pharmacokinetics/index.ts'

export interface Plot {
  timesMin: readonly number[]
  parent: Curve
  metabolite: Curve
  drug: string
  substance: string
  route: string
}

const width = 900
const height = 480
const box = { left: 70, right: 880, top: 60, bottom: 410 }
const ink = '#17212b'
const quiet = '#566370'
const colours = { parent: '#7a6a1c', metabolite: '#1b6aa5' }

/** Enough points for a smooth line up to the last time that was asked for. */
export function plotTimes(times: readonly number[]): number[] {
  const last = Math.max(60, times.at(-1) ?? 0)
  return Array.from({ length: 301 }, (_, index) => (index * last) / 300)
}

/** The curves as an SVG document: median as a line, 5 to 95 % as a band, the typical patient dashed. */
export function plotOf({ timesMin, parent, metabolite, drug, substance, route }: Plot): string {
  const last = timesMin.at(-1) ?? 60
  const highest = Math.max(...parent.p95, ...metabolite.p95)
  const x = scaleLinear().domain([0, last]).range([box.left, box.right])
  const y = scaleLinear().domain([0, highest]).nice().range([box.bottom, box.top])
  const name = drug === 'esketamine' ? 'Esketamine' : 'Ketamine'
  const uncertainMin = predictionLimits.metaboliteUncertain.fromMin
  const uncertain = substance === 'noresketamine' && last > uncertainMin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="14" fill="${quiet}">`,
    `<title>${name}, ${route}: predicted concentrations</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${box.left}" y="26" font-size="17" font-weight="600" fill="${ink}">${name} and ${substance}, ${route}</text>`,
    `<text x="${box.left}" y="46">${predictionLabel}</text>`,
    ...y
      .ticks(6)
      .flatMap((tick) => [
        `<line x1="${box.left}" x2="${box.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#e2dfd8"/>`,
        `<text x="${box.left - 8}" y="${y(tick) + 5}" text-anchor="end">${tick}</text>`,
      ]),
    ...x.ticks(10).map((tick) => `<text x="${x(tick)}" y="${box.bottom + 20}" text-anchor="middle">${tick}</text>`),
    `<text x="${(box.left + box.right) / 2}" y="${box.bottom + 40}" text-anchor="middle">minutes since the first dose</text>`,
    `<text x="16" y="${(box.top + box.bottom) / 2}" text-anchor="middle" transform="rotate(-90 16 ${(box.top + box.bottom) / 2})">ng/mL</text>`,
    uncertain
      ? `<line x1="${x(uncertainMin)}" x2="${x(uncertainMin)}" y1="${box.top}" y2="${box.bottom}" stroke="${colours.metabolite}" stroke-dasharray="2 4"/><text x="${x(uncertainMin) + 6}" y="${box.top + 14}">${substance} uncertain from here</text>`
      : '',
    ...(['metabolite', 'parent'] as const).map((which) => {
      const curve = which === 'parent' ? parent : metabolite
      const colour = colours[which]
      const band = area<number>()
        .x((_, index) => round(x(timesMin[index] ?? 0)))
        .y0((_, index) => round(y(curve.p5[index] ?? 0)))
        .y1((_, index) => round(y(curve.p95[index] ?? 0)))
      const drawn = line<number>()
        .x((_, index) => round(x(timesMin[index] ?? 0)))
        .y((value) => round(y(value)))
      return [
        `<path d="${band(curve.p95)}" fill="${colour}" fill-opacity="0.18"/>`,
        `<path d="${drawn(curve.median)}" fill="none" stroke="${colour}" stroke-width="2.5"/>`,
        `<path d="${drawn(curve.typical)}" fill="none" stroke="${colour}" stroke-width="1.5" stroke-dasharray="6 4"/>`,
      ].join('')
    }),
    `<text x="${box.left}" y="${height - 8}"><tspan fill="${colours.parent}" font-weight="600">${name.toLowerCase()}</tspan><tspan dx="14" fill="${colours.metabolite}" font-weight="600">${substance}</tspan><tspan dx="14">line: median · band: 5 to 95 % of virtual patients · dashed: typical patient</tspan></text>`,
    '</svg>',
    '',
  ].join('\n')
}

const round = (value: number) => Math.round(value * 10) / 10
