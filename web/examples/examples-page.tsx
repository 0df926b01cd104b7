import { useState } from 'react'
import {
  Banner,
  BigNumber,
  Button,
  CheckField,
  Chip,
  Choices,
  DateField,
  Dialog,
  Disclosure,
  EmptyState,
  ErrorState,
  Facts,
  JourneySteps,
  List,
  LoadingState,
  Mark,
  type MarkName,
  Note,
  NumberField,
  PageHeader,
  Pager,
  Panel,
  PartialDateField,
  Progress,
  RadioRow,
  Row,
  SavedState,
  Segmented,
  Select,
  Sparkline,
  showToast,
  Table,
  TextArea,
  TextField,
  Tile,
  TimeField,
  Who,
  yesNoUnknown,
} from '../ui/index.ts'
import { chooseTheme, useTheme } from '../ui/theme.ts'
import { Toasts } from '../ui/toast.tsx'

const marks: MarkName[] = ['done', 'watch', 'act', 'unknown', 'open', 'not', 'caution']
const often = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day']

/** Every part of the kit with invented people, to be looked at in light and dim. */
export function ExamplesPage() {
  const theme = useTheme()
  const [score, setScore] = useState<string | null>('1')
  const [answer, setAnswer] = useState<'yes' | 'no' | 'unknown' | null>(null)
  const [view, setView] = useState('madrs')
  const [dialog, setDialog] = useState(false)
  return (
    <main className="page">
      <PageHeader
        title="Okoye, Bisi"
        beside="58 · female · 82.4 kg, 24 Nov"
        documentTitle="Examples"
        about={
          <>
            MRN 10482 <Chip>allergy: penicillin</Chip>
            <Chip mark="watch">BP ran high in session 3</Chip>
            <Chip>no ideation or behaviour, C-SSRS 19 Nov</Chip>
          </>
        }
        side={
          <>
            <Button onClick={() => chooseTheme(theme === 'dim' ? 'light' : 'dim')}>Light or dim</Button>
            <Button kind="primary">Check in for session 5</Button>
          </>
        }
        below={
          <div className="row wrap between">
            <JourneySteps current="sessions" links={{ evaluation: '/examples' }} />
            <span className="small quiet">session 5 of 8 today 09:30 · then review of induction</span>
          </div>
        }
      />
      <div className="stack">
        <Banner
          tone="act"
          actions={
            <>
              <Button>What to do</Button>
              <Button kind="act">I have it</Button>
            </>
          }
        >
          Hale, J. · C-SSRS high (5), answered 10:58 · Dr Osei told 10:58, not acknowledged · goes to Dr Lund at 11:03
        </Banner>
        <div className="columns rail">
          <div className="stack">
            <div className="tiles">
              <Tile to="/examples" next={{ what: 'Blood pressure', when: '11:05 · in 3 min' }}>
                <div className="row between">
                  <div>
                    <b>Chair 1</b> <span className="quiet">· Marsh, Ada · 41</span>
                  </div>
                  <Who name="Timur Kaya" initials="TK" />
                </div>
                <div className="row between">
                  <span className="phase">Dosing</span>
                  <span className="small quiet">23 of 40 min · IV 41 mg</span>
                </div>
                <Progress value={23} max={40} label="Infusion" />
                <div className="numbers">
                  <BigNumber value="138/86" unit="mmHg" age="2 min" />
                  <BigNumber value="98" unit="% SpO₂" />
                  <BigNumber value="72" unit="/min" />
                </div>
                <div className="small quiet">Wants music, eyes closed, not to be spoken to.</div>
              </Tile>
              <Tile
                to="/examples"
                notice={{ tone: 'act', text: 'BP 192/114 · above 180/110 · ask about symptoms' }}
                next={{ what: 'Symptoms, prescriber', when: 'now', tone: 'act' }}
              >
                <div className="row between">
                  <div>
                    <b>Chair 2</b> <span className="quiet">· Okoye, Bisi · 58</span>
                  </div>
                  <Who name="Nora Reyes" initials="NR" />
                </div>
                <div className="row between">
                  <span className="phase">Observation</span>
                  <span className="small quiet">54 of 120 min</span>
                </div>
                <Progress value={54} max={120} label="Observation" />
                <div className="numbers">
                  <BigNumber value="192/114" unit="mmHg" age="1 min" tone="act" />
                  <BigNumber value={null} unit="% SpO₂" />
                  <BigNumber value="84" unit="/min" />
                </div>
              </Tile>
              <Tile notice={{ tone: 'watch', text: 'No SpO₂ for 70 s: check the probe' }}>
                <List dense>
                  <Row mark="done" title="Identity, escort Luis Díaz 555-0142" />
                  <Row mark="unknown" title="Last food and drink" />
                </List>
              </Tile>
              <Tile free>
                <div>
                  <b>Chair 5</b> <span className="quiet">· free</span>
                </div>
                <div className="quiet">11:30 Ngata, Wiremu · esketamine 56 mg · session 2 of 8</div>
              </Tile>
            </div>
            <Panel
              title="Live"
              aside={<SavedState state={{ kind: 'waiting', count: 3 }} />}
              footer={<SavedState state={{ kind: 'failed', reason: 'the lot number is missing' }} />}
            >
              <div className="numbers wide">
                <BigNumber
                  caption="Blood pressure, baseline 131/84"
                  value="192/114"
                  unit="mmHg · 1 min ago"
                  tone="act"
                />
                <BigNumber caption="SpO₂" value="97" unit="%" tone="spo2" />
                <BigNumber caption="Heart rate" value="84" unit="/min" tone="heart" />
                <BigNumber caption="Alert, 10:50" value="5" unit="MOAA/S" />
              </div>
            </Panel>
            <Panel title="Now" aside="19 Nov, before session 4" flush>
              <List>
                <li className="row between">
                  <div>
                    <b>MADRS</b>
                    <div className="small quiet">moderate</div>
                  </div>
                  <Sparkline values={[36, 36, 27, 29, 24, 21]} label="MADRS, last 6" range={[0, 60]} />
                  <div>
                    <BigNumber value="21" unit="" size="medium" />
                    <div className="small good">−15 from 36</div>
                  </div>
                </li>
              </List>
            </Panel>
            <Panel title="Answers">
              <div className="form">
                <RadioRow
                  legend="Little interest or pleasure in doing things"
                  options={often.map((label, index) => ({ value: String(index), label, digit: String(index) }))}
                  value={score}
                  onChange={setScore}
                />
                <RadioRow
                  legend="Feeling down, depressed or hopeless"
                  options={often.map((label, index) => ({ value: String(index), label, digit: String(index) }))}
                  value={null}
                  onChange={setScore}
                  error="Not answered yet"
                />
                <div className="row">
                  <span className="grow">Breastfeeding?</span>
                  <Choices label="Breastfeeding?" options={yesNoUnknown} value={answer} onChoose={setAnswer} />
                </div>
                <Segmented
                  label="Instrument"
                  options={['madrs', 'phq-9', 'who-5'].map((value) => ({ value, label: value.toUpperCase() }))}
                  value={view}
                  onChange={setView}
                />
              </div>
            </Panel>
            <Panel title="Fields">
              <div className="form">
                <div className="form-pair">
                  <TextField label="Lot" hint="As printed on the box" defaultValue="7K114" />
                  <TextField label="Lot" error="Enter the lot" />
                  <NumberField label="Weight on the scale" unit="kg" defaultValue="82.0" />
                  <NumberField
                    label="Rate on the pump"
                    unit="mL/h"
                    defaultValue="105"
                    error="The plan says another rate"
                  />
                  <DateField label="Expiry" />
                  <TimeField label="Happened at" />
                  <PartialDateField label="Episode began" />
                  <Select label="Medicine" empty="Choose" options={[{ value: 's', label: 'sertraline' }]} />
                </div>
                <TextArea label="Note" />
                <CheckField label="Escort is here" detail="named and reachable" />
                <div className="form-end">
                  <SavedState state={{ kind: 'saved', time: '10:42:07' }} />
                  <Button onClick={() => setDialog(true)}>Other event…</Button>
                  <Button disabled>Not now</Button>
                  <Button onClick={() => showToast('Saved 10:42:07')}>Toast</Button>
                </div>
              </div>
            </Panel>
            <Panel title="Members" flush footer={<Pager offset={50} limit={50} total={120} onMove={() => undefined} />}>
              <Table
                caption="Doses"
                head={
                  <>
                    <th>Session</th>
                    <th className="number">Dose</th>
                    <th>Highest BP</th>
                  </>
                }
              >
                <tr>
                  <td>1</td>
                  <td className="number">56 mg</td>
                  <td>138/88 mmHg</td>
                </tr>
                <tr>
                  <td>2</td>
                  <td className="number">84 mg</td>
                  <td>151/94 mmHg</td>
                </tr>
              </Table>
            </Panel>
          </div>
          <aside className="stack">
            <Panel title="Due" aside="watching: N. Reyes" flush>
              <List>
                <Row mark="act" tone="act" title={<b>Ask about symptoms</b>} detail="now · tell the prescriber" />
                <Row mark="open" title="Repeat blood pressure" end="11:06" to="/examples" />
                <Row mark="watch" title="Monitoring form · Okoye, B." detail="due 26 Nov · session of 19 Nov" />
                <Row tone="watch" mark="unknown" title={<b>Pregnant?</b>} detail="no test on file">
                  <Choices
                    label="Pregnant?"
                    options={[
                      { value: 'no', label: 'Negative test…' },
                      { value: 'yes', label: 'Positive…' },
                    ]}
                    onChoose={() => undefined}
                  />
                </Row>
                <li>
                  <Disclosure
                    summary={
                      <>
                        <Mark name="caution" />
                        <div className="grow">
                          <b>Lorazepam 1 mg at night</b>
                          <div className="small quiet">may blunt the effect</div>
                        </div>
                      </>
                    }
                    turn="2 facts"
                  >
                    Since 3 Mar 2025, MedicationStatement/81.
                  </Disclosure>
                </li>
              </List>
            </Panel>
            <Panel title="Marks" flush>
              <List dense>
                {marks.map((name) => (
                  <Row key={name} mark={name} title={name} />
                ))}
              </List>
              <Note tone="act" below>
                The two do not agree on the pump rate.
              </Note>
            </Panel>
            <Panel title="Facts" flush>
              <Facts
                facts={[
                  ['Drug', 'esketamine'],
                  ['Dose', '84 mg'],
                ]}
              />
            </Panel>
            <Panel title="States" flush>
              <EmptyState action={<Button>Add one</Button>}>No sessions yet.</EmptyState>
              <LoadingState />
              <ErrorState error={new Error('It did not work')} onRetry={() => undefined} />
            </Panel>
            <Button kind="primary" size="large" block>
              Record blood pressure
            </Button>
            <Button kind="act" block>
              Call for help
            </Button>
          </aside>
        </div>
      </div>
      {dialog && (
        <Dialog
          title="Other event"
          onClose={() => setDialog(false)}
          actions={
            <>
              <Button onClick={() => setDialog(false)}>Cancel</Button>
              <Button kind="primary" onClick={() => setDialog(false)}>
                Record
              </Button>
            </>
          }
        >
          <TextArea label="What happened" />
        </Dialog>
      )}
      <Toasts />
    </main>
  )
}
