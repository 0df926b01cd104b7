import { useState } from 'react'
import { standards } from '../../clinical/resistance/index.ts'
import { Problem } from '../problem.ts'
import { useCall } from '../queries.ts'
import { NumberField, RadioRow, readNumber, SignDialog, TextField } from '../ui/index.ts'
import { doseTables, type StandardInUse } from './standard.ts'

type Uses = StandardInUse['uses']

const published = Object.values(standards).map(({ id, name, minimumWeeks, failureRule }) => ({
  value: id as Uses,
  label: (
    <>
      {name}{' '}
      <span className="quiet small">
        {minimumWeeks} weeks or more; {failureRule}
      </span>
    </>
  ),
}))
const yesNo = [
  { value: 'yes', label: 'Counts as failed' },
  { value: 'no', label: 'Does not count' },
] as const

/** A published standard, or one of the clinic's own; approved with reason and password. */
export function ChooseStandard({ current, onClose }: { current: StandardInUse; onClose: () => void }) {
  const before = current.own
  const [uses, setUses] = useState<Uses>(current.uses)
  const [name, setName] = useState(before?.name ?? '')
  const [weeks, setWeeks] = useState(String(before?.minimumWeeks ?? current.minimumWeeks))
  const [augmentation, setAugmentation] = useState(
    String(before?.augmentationWeeks ?? standards['athf-sf'].augmentationWeeks),
  )
  const [partial, setPartial] = useState<'yes' | 'no'>(before?.partialResponseFails === false ? 'no' : 'yes')
  const [lost, setLost] = useState<'yes' | 'no'>(before?.lostResponseFails ? 'yes' : 'no')
  const [doses, setDoses] = useState<'usual-range' | 'stricter'>(before?.doses ?? 'usual-range')
  const choose = useCall('POST /api/adequacy-standard', {
    refreshes: [
      'GET /api/adequacy-standard',
      'GET /api/patients/:patientId/evaluation',
      'GET /api/patients/:patientId/trials',
      'GET /api/patients/:patientId/chart',
    ],
    onSuccess: onClose,
  })
  const [minimumWeeks, augmentationWeeks] = [readNumber(weeks), readNumber(augmentation)]
  const own = {
    name: name.trim(),
    minimumWeeks: minimumWeeks ?? 0,
    augmentationWeeks: augmentationWeeks ?? 0,
    partialResponseFails: partial === 'yes',
    lostResponseFails: lost === 'yes',
    doses,
  }
  const ready = uses !== 'clinic' || (own.name !== '' && fits(weeks) && fits(augmentation))
  return (
    <SignDialog
      wide
      title="When a trial is adequate and failed"
      reason={{ label: 'Reason', maxLength: 1000 }}
      confirm="Approve"
      keep="Leave it"
      ready={ready}
      busy={choose.isPending}
      error={choose.error}
      afterError={
        choose.error instanceof Problem &&
        choose.error.code === 'stale-version' && (
          <p className="small">Somebody chose meanwhile. Close this, read it, and choose again.</p>
        )
      }
      onSign={(signed) =>
        choose.mutate({ body: { version: current.version, uses, ...(uses === 'clinic' ? { own } : {}), ...signed } })
      }
      onClose={onClose}
    >
      <p className="small quiet">
        Signed determinations stay as they are: each keeps the standard that it was made by.
      </p>
      <RadioRow
        legend="Which standard"
        column
        options={[...published, { value: 'clinic', label: 'This clinic’s own' }]}
        value={uses}
        onChange={setUses}
        onPicked={() => {}}
      />
      {uses === 'clinic' && (
        <>
          <TextField
            label="Name"
            hint="Shown beside every result"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <div className="form-pair">
            <NumberField
              label="At or above the minimum dose for"
              unit="weeks or more"
              error={fits(weeks) ? undefined : 'A whole number from 1 to 52'}
              value={weeks}
              onChange={(event) => setWeeks(event.target.value)}
            />
            <NumberField
              label="An augmentation for"
              unit="weeks or more"
              error={fits(augmentation) ? undefined : 'A whole number from 1 to 52'}
              value={augmentation}
              onChange={(event) => setAugmentation(event.target.value)}
            />
          </div>
          <RadioRow legend="A partial response" options={yesNo} value={partial} onChange={setPartial} />
          <RadioRow legend="A response that was lost again" options={yesNo} value={lost} onChange={setLost} />
          <RadioRow
            legend="Minimum doses"
            column
            options={[
              { value: 'usual-range', label: doseTables['usual-range'] },
              { value: 'stricter', label: doseTables.stricter },
            ]}
            value={doses}
            onChange={setDoses}
          />
        </>
      )}
    </SignDialog>
  )
}

function fits(text: string): boolean {
  const weeks = readNumber(text)
  return weeks !== undefined && Number.isInteger(weeks) && weeks >= 1 && weeks <= 52
}
