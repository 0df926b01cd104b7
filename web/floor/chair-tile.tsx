import { useNow } from '../clock.ts'
import { useTimeZone } from '../me.ts'
import { BigNumber, Chip, clockTime, duration, Mark, Progress, Tile, Who } from '../ui/index.ts'
import type { Floor, FloorSession } from './floor.ts'
import { progressOf } from './tile-progress.ts'

type Chair = Floor['chairs'][number]

/** One chair, readable from two metres: who, phase, how far, last values with their age, what is next. */
export function ChairTile({ chair }: { chair: Chair }) {
  const { session, next } = chair
  const timeZone = useTimeZone()
  if (session) return <SessionTile chair={chair.name} session={session} />
  return (
    <Tile free to={next ? `/patients/${next.patientId}` : undefined}>
      <div>
        <b>{chair.name}</b> <span className="quiet">· free</span>
      </div>
      <div className="quiet">
        {next
          ? `${clockTime(next.startsAt, timeZone)} ${next.patientName} · ${next.doseText || next.protocolTitle} · session ${next.number}`
          : 'nothing booked today'}
      </div>
    </Tile>
  )
}

function SessionTile({ chair, session }: { chair: string; session: FloorSession }) {
  const nowMs = useNow('second')
  const timeZone = useTimeZone()
  const notice = session.notices[0]
  const next = nextOf(session, nowMs, timeZone)
  const beforeDose = session.phase === 'check-in' || session.phase === 'preparation'
  const open = session.gates.filter((gate) => !gate.passed)
  return (
    <Tile
      to={`/sessions/${session.id}`}
      notice={
        session.helpCalledAt
          ? { tone: 'act', text: `Help called ${clockTime(session.helpCalledAt, timeZone)}` }
          : notice && { tone: notice.tier === 'act' ? 'act' : 'watch', text: notice.text }
      }
      next={next}
    >
      <div className="tile-line">
        <div>
          <b>{chair}</b>{' '}
          <span className="quiet">
            · {session.patientName}
            {session.ageYears !== null && ` · ${session.ageYears}`}
          </span>
        </div>
        {session.watcher ? (
          <Who name={session.watcher.name} initials={session.watcher.initials} />
        ) : (
          <Chip mark="watch">nobody watches</Chip>
        )}
      </div>
      <Phase session={session} nowMs={nowMs} />
      {beforeDose && <Gates session={session} />}
      {!beforeDose && <Values session={session} nowMs={nowMs} />}
      {session.discharge ? (
        <div className="small quiet">
          Discharge: {session.discharge.met} of {session.discharge.total} met
          {openWords(session.discharge.open)}
        </div>
      ) : (
        session.preferences && open.length === 0 && <div className="small quiet">{session.preferences}</div>
      )}
    </Tile>
  )
}

/** The time that is still to pass is in the bar above. */
function openWords(open: string[]): string {
  const others = open.filter((label) => !label.startsWith('Minimum observation'))
  return others.length > 0 ? ` · ${others.slice(0, 2).join(', ')}` : ''
}

const phaseNames: Record<FloorSession['phase'], string> = {
  'check-in': 'Check-in',
  preparation: 'Preparation',
  dosing: 'Dosing',
  observation: 'Observation',
  discharge: 'Discharge',
  ended: 'Ended',
}

function Phase({ session, nowMs }: { session: FloorSession; nowMs: number }) {
  const timeZone = useTimeZone()
  const progress = progressOf(session, nowMs)
  const paused = session.doseStatus === 'paused' || session.doseStatus === 'stopped'
  return (
    <>
      <div className="tile-line">
        <span className={`phase ${paused ? 'watch' : ''}`}>
          {phaseNames[session.phase]}
          {paused && ` · ${session.doseStatus}`}
        </span>
        <span className="small quiet">
          {progress
            ? `${progress.words}${session.phase === 'dosing' && session.doseText ? ` · ${session.doseText}` : ''}`
            : `${session.bookedAt ? `booked ${clockTime(session.bookedAt, timeZone)} · ` : ''}arrived ${clockTime(session.openedAt, timeZone)}`}
        </span>
      </div>
      <Progress
        value={progress?.value ?? 0}
        max={progress?.max ?? 1}
        label={`${phaseNames[session.phase]}, ${progress?.unit ?? 'minutes'}`}
      />
    </>
  )
}

/** What is still to be asked first; what is answered as far as there is room. */
function Gates({ session }: { session: FloorSession }) {
  const open = session.gates.filter((gate) => !gate.passed)
  const passed = session.gates.filter((gate) => gate.passed)
  const shown = [...open.slice(0, 3), ...passed.slice(0, Math.max(0, 3 - open.length))]
  return (
    <ul className="tile-gates">
      {shown.map((gate) => (
        <li key={gate.id}>
          <Mark name={gate.passed ? 'done' : gate.status === 'unknown' ? 'unknown' : 'not'} />
          {gate.label}
        </li>
      ))}
      {open.length > 3 && <li className="small quiet">{open.length - 3} more to answer</li>}
    </ul>
  )
}

/** A value older than this is not "now": it shows its age in full, and SpO₂ and pulse show as a dash. */
const staleMs = 60_000

function Values({ session, nowMs }: { session: FloorSession; nowMs: number }) {
  const latest = (kind: string) => session.latest.find((one) => one.kind === kind)
  const [systolic, diastolic] = [latest('systolic'), latest('diastolic')]
  const pressureAge = systolic ? nowMs - Date.parse(systolic.at) : 0
  const stream = (kind: string) => {
    const one = latest(kind)
    return one && nowMs - Date.parse(one.at) < staleMs ? Math.round(one.value) : null
  }
  const acting = session.notices.some((notice) => notice.tier === 'act' && /^BP/.test(notice.text))
  return (
    <div className="numbers">
      <BigNumber
        says="blood pressure"
        value={systolic && diastolic ? `${Math.round(systolic.value)}/${Math.round(diastolic.value)}` : null}
        unit="mmHg"
        age={
          systolic ? duration(pressureAge < 120_000 ? Math.floor(pressureAge / 1000) * 1000 : pressureAge) : undefined
        }
        tone={acting ? 'act' : undefined}
      />
      <BigNumber value={stream('spo2')} unit="% SpO₂" />
      <BigNumber says="heart rate" value={stream('heart-rate')} unit="/min" />
    </div>
  )
}

function nextOf(session: FloorSession, nowMs: number, timeZone: string) {
  const [first] = session.due
  if (!first) return undefined
  if (first.dueAt === null) return { what: first.label, when: '' }
  const minutes = Math.round((Date.parse(first.dueAt) - nowMs) / 60_000)
  const time = clockTime(first.dueAt, timeZone)
  if (first.id.startsWith('symptoms')) return { what: first.label, when: 'now', tone: 'act' as const }
  if (minutes < 0) return { what: first.label, when: `overdue ${-minutes} min`, tone: 'watch' as const }
  return { what: first.label, when: minutes === 0 ? 'now' : `${time} · in ${minutes} min` }
}
