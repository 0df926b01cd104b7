import { useId, useState } from 'react'
import { findInstrument, instrumentGroups } from '../../clinical/instruments/index.ts'
import { languageName } from '../language-name.ts'
import { useCall } from '../queries.ts'
import { Banner, Button, FormProblem, Panel, Select, showToast, TextField } from '../ui/index.ts'
import type { Wording } from './wordings-page.tsx'

const options = instrumentGroups
  .flatMap((group) => group.instruments)
  .map(({ id, shortTitle, title }) => ({ value: id, label: `${shortTitle} · ${title}` }))

/** Loads one wording: the instrument with our labels is downloaded, the words of the clinic's copy are written into it. */
export function LoadWording({ wordings }: { wordings: readonly Wording[] }) {
  const file = useId()
  const [instrument, setInstrument] = useState('')
  const [language, setLanguage] = useState('')
  const [licence, setLicence] = useState('')
  const [chosen, setChosen] = useState<{ name: string; questionnaire: Record<string, unknown> | null } | null>(null)
  const load = useCall('POST /api/wordings', {
    refreshes: ['GET /api/wordings', 'GET /api/wordings/history'],
    onSuccess: (made) => {
      setChosen(null)
      showToast(`${made.shortTitle} in ${languageName(made.language)} is loaded.`)
    },
  })
  const before = wordings.find((each) => each.instrument === instrument && each.language === language.trim())
  const questionnaire = chosen?.questionnaire
  return (
    <Panel title="Load a wording" aside={before && `version ${before.version} is there: it stays readable`}>
      <form
        className="stack narrow"
        onSubmit={(event) => {
          event.preventDefault()
          if (!questionnaire) return
          const version = before?.version ?? 0
          load.mutate({
            body: { instrument, language: language.trim(), version, licence: licence.trim(), questionnaire },
          })
        }}
      >
        <Select
          label="Instrument"
          empty="Choose one"
          options={options}
          value={instrument}
          onChange={(event) => setInstrument(event.target.value)}
        />
        {instrument && (
          <div className="row wrap middle">
            <a
              className="button"
              href={`/api/wordings/questionnaire?instrument=${instrument}`}
              download={`${instrument}.json`}
            >
              Download {findInstrument(instrument)?.shortTitle}
            </a>
            <span className="quiet">a FHIR Questionnaire with our labels: write the words of your copy into it</span>
          </div>
        )}
        <TextField
          label="Language"
          hint="As its tag: de, fr, pt-BR"
          maxLength={35}
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        />
        <TextField
          label="By whose leave, and which translation"
          hint="Shown beside the form"
          maxLength={1000}
          value={licence}
          onChange={(event) => setLicence(event.target.value)}
        />
        <div className="row wrap middle choose-file">
          <label className="button" htmlFor={file}>
            Choose the file
          </label>
          <input
            id={file}
            className="visually-hidden"
            type="file"
            accept=".json,application/json,application/fhir+json"
            onChange={(event) => {
              const [picked] = event.target.files ?? []
              // The same file again is a new choice.
              event.target.value = ''
              if (picked) void readFile(picked).then(setChosen)
            }}
          />
          <span className="quiet" role="status">
            {chosen?.name ?? 'a FHIR Questionnaire with the link ids of the instrument'}
          </span>
        </div>
        {chosen && !questionnaire && <Banner tone="watch">{chosen.name} is not JSON of one resource.</Banner>}
        <FormProblem error={load.error} />
        <div className="row">
          <Button
            type="submit"
            kind="primary"
            busy={load.isPending}
            disabled={!instrument || !language.trim() || !licence.trim() || !questionnaire}
          >
            Load
          </Button>
        </div>
      </form>
    </Panel>
  )
}

async function readFile(file: File): Promise<{ name: string; questionnaire: Record<string, unknown> | null }> {
  try {
    const content: unknown = JSON.parse((await file.text()).replace(/^\uFEFF/, ''))
    const isResource = typeof content === 'object' && content !== null && !Array.isArray(content)
    return { name: file.name, questionnaire: isResource ? (content as Record<string, unknown>) : null }
  } catch {
    return { name: file.name, questionnaire: null }
  }
}
