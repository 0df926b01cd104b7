import { maudsleySource, type Resistance } from '../../clinical/resistance/index.ts'
import { Panel } from '../ui/index.ts'
import { bandWords, dimensionWords } from './staging-words.ts'

/** How resistant the depression is. It informs; it opens and closes no gate. */
export function StagingPanel({
  resistance,
}: {
  resistance: Pick<Resistance, 'maudsley' | 'adequateFailedTrials' | 'standard'>
}) {
  const { maudsley, adequateFailedTrials, standard } = resistance
  const { definite, possible } = adequateFailedTrials
  return (
    <Panel title="Staging" aside="informs, decides nothing">
      <div className="staging">
        <div>
          <div className="big">{maudsley.score ?? '—'}</div>
          <div className="small quiet">Maudsley · {bandWords(maudsley)}</div>
        </div>
        <div>
          <div className="big">{possible > definite ? `${definite}–${possible}` : definite}</div>
          <div className="small quiet">failed trials · {standard.name}</div>
        </div>
        <p className="small quiet points">
          {dimensionWords(maudsley).map(({ words, known }, index) => (
            <span key={words}>
              {index > 0 && ' · '}
              <span className={known ? undefined : 'watch'}>{words}</span>
            </span>
          ))}
        </p>
      </div>
      <p className="small quiet">{maudsleySource.citation}</p>
    </Panel>
  )
}
