import { useQuery } from '@tanstack/react-query'
import { findInstrument } from '../../clinical/instruments/index.ts'
import type { CallResponse } from '../api.ts'
import { languageName } from '../language-name.ts'
import { query } from '../queries.ts'
import { Button, Dialog, Disclosure, Facts, List, Loaded, Moment, Row } from '../ui/index.ts'

type Wording = CallResponse<'GET /api/wordings'>['wordings'][number]

/** All versions of a wording in one language: who loaded or withdrew which, when, by whose leave, and its words. */
export function WordingVersions({ wording, onClose }: { wording: Wording; onClose: () => void }) {
  const { instrument, language } = wording
  const versions = useQuery(query('GET /api/wordings/history', { query: { instrument, language } }))
  return (
    <Dialog
      title={`${wording.shortTitle} in ${languageName(language)}: versions`}
      wide
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <Loaded query={versions}>
        {({ wordings }) => (
          <List label="Versions">
            {wordings.map((version) => (
              <Row
                key={version.version}
                title={
                  <>
                    <b>Version {version.version}</b> ·{' '}
                    {version.withdrawnBecause === null ? version.licence : `withdrawn: ${version.withdrawnBecause}`}
                  </>
                }
                detail={
                  <>
                    {version.authorName} · <Moment instant={version.at} />
                    {version.content && !version.fits && ' · for earlier items'}
                  </>
                }
              >
                {version.content && <Words instrument={instrument} language={language} content={version.content} />}
              </Row>
            ))}
          </List>
        )}
      </Loaded>
    </Dialog>
  )
}

function Words({
  instrument: id,
  language,
  content,
}: {
  instrument: string
  language: string
  content: NonNullable<Wording['content']>
}) {
  const instrument = findInstrument(id)
  const items = [...(instrument?.items ?? []), ...(instrument?.unscoredItems ?? [])]
  return (
    <Disclosure summary="Its words" turn={`${Object.keys(content.items).length} items`} flush>
      {content.prompt && <p lang={language}>{content.prompt}</p>}
      <Facts
        facts={Object.entries(content.items).map(([linkId, item]) => [
          items.find((one) => one.linkId === linkId)?.label ?? linkId,
          <span key={linkId} lang={language}>
            {item.text}
            {item.options && <span className="quiet"> ({Object.values(item.options).join(' · ')})</span>}
          </span>,
        ])}
      />
    </Disclosure>
  )
}
