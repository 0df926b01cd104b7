import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { volumeOf } from '../../../clinical/dosing/index.ts'
import { mayGiveInjection, orderedMg, type SessionState } from '../../../clinical/session/index.ts'
import { nowInstant } from '../../clock.ts'
import { useCall } from '../../queries.ts'
import {
  Banner,
  Button,
  Choices,
  Dialog,
  FormProblem,
  NumberField,
  plain,
  readNumber,
  TextField,
} from '../../ui/index.ts'
import { useConsole } from '../console.tsx'
import { EventForm, type FormProps } from '../event-form.tsx'
import { NoNetwork } from '../no-network.tsx'
import { readNewer } from '../use-console.ts'

/** The bolus, given now by the server’s clock. One that was given before goes in with its true time. */
export function InjectionForm({ onClose }: { onClose: () => void }) {
  const { detail, state, now, lost, show } = useConsole()
  const [late, setLate] = useState<'now' | 'before'>('now')
  const [id] = useState(uuidv7)
  const sessionId = detail.session.id
  const fields = useInjectionFields(state, restMg(state))
  const give = useCall('POST /api/sessions/:sessionId/start-dose', {
    onSuccess: async () => {
      await readNewer(sessionId, 0)
      show('live')
      onClose()
    },
  })
  const may = mayGiveInjection(state, now)
  if (late === 'before') return <InjectionGivenForm onClose={onClose} />
  return (
    <Dialog
      title="Injection"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabled={!fields.content || !may.ok || lost}
            busy={give.isPending}
            onClick={() =>
              fields.content &&
              give.mutate({
                params: { sessionId },
                body: { kind: 'injection', id, deviceAt: nowInstant(), ...fields.content },
              })
            }
          >
            Given now
          </Button>
        </>
      }
    >
      <p className="quiet">Once given it cannot be slowed or stopped. Press when it has been injected.</p>
      <Choices
        label="When"
        options={[
          { value: 'now', label: 'Now' },
          { value: 'before', label: 'It was given already…' },
        ]}
        value={late}
        onChoose={setLate}
      />
      {fields.shown}
      {!may.ok && <Banner tone="watch">{may.text}</Banner>}
      {lost && <NoNetwork what="Giving an injection" />}
      <FormProblem error={give.error} />
    </Dialog>
  )
}

/** An injection that was given: with its true time, or corrected. */
export function InjectionGivenForm({ event, ...shell }: FormProps) {
  const { state } = useConsole()
  const initial = event?.type === 'injection-given' ? event : undefined
  const fields = useInjectionFields(state, initial?.doseMg ?? restMg(state), initial)
  return (
    <EventForm
      {...shell}
      event={initial}
      title="Injection"
      saves="Record"
      content={fields.content && { type: 'injection-given', ...fields.content }}
    >
      {fields.shown}
    </EventForm>
  )
}

/** What of the dose has not been injected yet; null while no dose is calculated. */
function restMg(state: SessionState): number | null {
  const ordered = orderedMg(state)
  if (ordered === null) return null
  const given = state.dose.injections.reduce((sum, each) => sum + each.doseMg, 0)
  return Math.max(0, Math.round((ordered - given) * 10) / 10)
}

function useInjectionFields(state: SessionState, firstMg: number | null, initial?: { site: string; note?: string }) {
  const [mg, setMg] = useState(firstMg === null ? '' : plain(firstMg, 1))
  const [site, setSite] = useState(initial?.site ?? '')
  const [note, setNote] = useState(initial?.note ?? '')
  const doseMg = readNumber(mg)
  const result = state.calculation?.result
  const vial = result?.kind === 'injection' ? result.input.vialConcentrationMgPerMl : undefined
  const volumeMl =
    doseMg !== undefined && vial !== undefined ? volumeOf({ doseMg, concentrationMgPerMl: vial }) : undefined
  const fault = doseMg === undefined || doseMg <= 0
  const content =
    fault || !site.trim()
      ? null
      : {
          doseMg,
          ...(volumeMl !== undefined && volumeMl > 0 ? { volumeMl } : {}),
          site: site.trim(),
          ...(note.trim() ? { note: note.trim() } : {}),
        }
  const shown = (
    <>
      <NumberField
        label="Injected"
        unit="mg"
        value={mg}
        beside={volumeMl !== undefined && <span className="quiet">= {plain(volumeMl, 2)} mL</span>}
        hint="Less than the whole dose when it is divided between two sites."
        error={mg !== '' && fault ? 'Must be more than 0' : undefined}
        onChange={(change) => setMg(change.target.value)}
      />
      <TextField
        label="Site"
        hint="Left deltoid, abdomen right"
        autoFocus
        value={site}
        maxLength={200}
        onChange={(change) => setSite(change.target.value)}
      />
      <TextField label="Note" value={note} maxLength={1000} onChange={(change) => setNote(change.target.value)} />
    </>
  )
  return { content, shown }
}
