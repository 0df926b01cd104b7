import { useState } from 'react'
import { drugName, type SecondCheckEntry } from '../../../clinical/dosing/index.ts'
import type { Drug } from '../../../clinical/protocols/index.ts'
import { firstOfTwo } from '../../../clinical/session/index.ts'
import { Button, FormProblem, NumberField, plain, RadioRow, readNumber, TextField } from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { NoNetwork } from '../no-network.tsx'
import { givesMedicines, useSecondPerson } from '../second-person.tsx'

const drugs = (['racemic-ketamine', 'esketamine'] as const).map((value) => ({ value, label: drugName(value) }))

const weightFields = [
  ['vialConcentrationMgPerMl', 'Concentration on the vial', 'mg/mL'],
  ['weightKg', 'Weight on the scale', 'kg'],
  ['doseMg', 'Dose you calculate', 'mg'],
  ['drawMl', 'Volume you drew', 'mL'],
] as const

const pumpFields = [
  ['pumpRateMlPerHour', 'Rate you read on the pump', 'mL/h'],
  ['pumpVolumeMl', 'Volume you read on the pump', 'mL'],
] as const

type AmountField = (typeof weightFields | typeof pumpFields)[number][0]

/** What the second person finds by themselves. Nothing is filled in for them, and nothing is shown to them. */
export function SecondCheckForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { state, lost } = useConsole()
  const { kind } = state.protocol.dose
  const fields = kind === 'infusion' ? [...weightFields, ...pumpFields] : weightFields
  const [drug, setDrug] = useState<Drug | null>(null)
  const [texts, setTexts] = useState<Partial<Record<AmountField, string>>>({})
  const laterParts = state.protocol.dose.kind === 'infusion' ? (state.protocol.dose.parts ?? []).slice(1) : []
  // Their minutes are those of today's infusion, which may be longer than the protocol's.
  const result = state.calculation?.result
  const minutesToday = result?.kind === 'infusion' ? result.parts.slice(1).map(({ minutes }) => minutes) : []
  const [laterRates, setLaterRates] = useState<string[]>([])
  const [devices, setDevices] = useState('')
  const [lot, setLot] = useState('')
  const [expiry, setExpiry] = useState('')
  // Whoever made the first part cannot check it: the calculation, or for devices the lot that was made ready.
  const first = firstOfTwo(state)
  const second = useSecondPerson((roles, memberId) => givesMedicines(roles) && memberId !== first, { myself: true })
  const entry =
    kind === 'devices'
      ? deviceEntry(drug, devices, lot, expiry)
      : weightEntry(
          kind,
          drug,
          texts,
          laterParts.map((_, index) => readNumber(laterRates[index] ?? '')),
        )
  const complete = entry !== null && second.ready && !lost
  const calculationId = kind === 'devices' ? undefined : state.calculation?.eventId
  return (
    <form
      className="form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (!complete || !entry) return
        second.submit({ type: 'second-check-entered', entry, ...(calculationId ? { calculationId } : {}) }, onDone)
      }}
    >
      <RadioRow
        legend={kind === 'devices' ? 'Drug on the devices' : 'Drug on the vial'}
        options={drugs}
        value={drug}
        onChange={setDrug}
      />
      {kind !== 'devices' ? (
        <div className="form-pair">
          {fields.map(([field, label, unit]) => (
            <NumberField
              key={field}
              label={field === 'pumpRateMlPerHour' && laterParts.length > 0 ? 'Rate 1 you read on the pump' : label}
              unit={unit}
              value={texts[field] ?? ''}
              onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
            />
          ))}
          {laterParts.map((part, index) => (
            <NumberField
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a protocol do not move
              key={index}
              label={`Rate ${index + 2} you calculate: ${part.sharePercent} % over ${plain(minutesToday[index] ?? part.minutes, 1)} min`}
              unit="mL/h"
              value={laterRates[index] ?? ''}
              onChange={(event) =>
                setLaterRates(laterParts.map((_, at) => (at === index ? event.target.value : (laterRates[at] ?? ''))))
              }
            />
          ))}
        </div>
      ) : (
        <div className="form-pair">
          <NumberField label="Devices you count" value={devices} onChange={(event) => setDevices(event.target.value)} />
          <TextField label="Lot on them" value={lot} maxLength={60} onChange={(event) => setLot(event.target.value)} />
          <TextField
            label="Expiry on them"
            hint="2027-03 or 2027-03-31"
            value={expiry}
            maxLength={10}
            onChange={(event) => setExpiry(event.target.value)}
          />
        </div>
      )}
      {second.fields}
      {lost && <NoNetwork what="The second check" />}
      <FormProblem error={second.error} />
      <div className="form-end">
        <Button onClick={onCancel}>Not now</Button>
        <Button kind="primary" type="submit" disabled={!complete} busy={second.busy}>
          Sign and compare
        </Button>
      </div>
    </form>
  )
}

function weightEntry(
  kind: 'infusion' | 'injection',
  drug: Drug | null,
  texts: Partial<Record<AmountField, string>>,
  laterRates: (number | undefined)[],
): SecondCheckEntry | null {
  const value = (field: AmountField) => readNumber(texts[field] ?? '')
  const weightKg = value('weightKg')
  const vialConcentrationMgPerMl = value('vialConcentrationMgPerMl')
  const doseMg = value('doseMg')
  const drawMl = value('drawMl')
  if (
    drug === null ||
    weightKg === undefined ||
    vialConcentrationMgPerMl === undefined ||
    doseMg === undefined ||
    drawMl === undefined
  )
    return null
  const read = { drug, weightKg, vialConcentrationMgPerMl, doseMg, drawMl }
  if (kind === 'injection') return { kind, ...read }
  const pumpRateMlPerHour = value('pumpRateMlPerHour')
  const pumpVolumeMl = value('pumpVolumeMl')
  const laterRatesMlPerHour = laterRates.filter((rate) => rate !== undefined)
  if (pumpRateMlPerHour === undefined || pumpVolumeMl === undefined || laterRatesMlPerHour.length < laterRates.length)
    return null
  return {
    kind,
    ...read,
    pumpRateMlPerHour,
    pumpVolumeMl,
    ...(laterRatesMlPerHour.length > 0 ? { laterRatesMlPerHour } : {}),
  }
}

function deviceEntry(drug: Drug | null, devices: string, lot: string, expiry: string): SecondCheckEntry | null {
  const count = readNumber(devices)
  if (drug === null || count === undefined || !Number.isInteger(count) || !lot.trim()) return null
  if (!/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(expiry)) return null
  return { kind: 'devices', drug, devices: count, lot: lot.trim(), expiry }
}
