import {
  maudsleySource,
  mghStagingSource,
  type Resistance,
  romanStage,
  thaseRushSource,
} from '../../clinical/resistance/index.ts'
import { Disclosure, Panel, unbroken, Words } from '../ui/index.ts'
import { bandWords, between, dimensionWords, mghWords } from './staging-words.ts'

/** How resistant the depression is, by three published stagings. It informs; it opens and closes no gate. */
export function StagingPanel({
  resistance,
}: {
  resistance: Pick<Resistance, 'maudsley' | 'thaseRush' | 'mgh' | 'adequateFailedTrials' | 'standard'>
}) {
  const { maudsley, thaseRush, mgh, adequateFailedTrials, standard } = resistance
  const { definite, possible } = adequateFailedTrials
  const { range } = maudsley
  const { stage } = thaseRush
  return (
    <Panel title="Staging" aside="informs, decides nothing">
      <div className="staging">
        <div>
          <div className="big">{range ? between(range.min, range.max) : '—'}</div>
          <div className="small quiet">Maudsley · {bandWords(maudsley)}</div>
        </div>
        <div>
          <div className="big">{between(romanStage(stage.min), romanStage(stage.max))}</div>
          <div className="small quiet">Thase–Rush</div>
        </div>
        <div>
          <div className="big">{mghWords(mgh)}</div>
          <div className="small quiet">MGH-S</div>
        </div>
        <div>
          <div className="big">{between(definite, possible)}</div>
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
      <Disclosure flush summary={<span className="small">What they are made of, and what is missing</span>}>
        <dl className="staging-facts small">
          <Made
            title="Maudsley"
            of={{ ...maudsley, missing: openDimensions(maudsley) }}
            source={maudsleySource.citation}
          />
          <Made title="Thase–Rush" of={thaseRush} source={thaseRushSource.citation} />
          <Made title="MGH-S" of={mgh} source={mghStagingSource.citation} />
        </dl>
      </Disclosure>
    </Panel>
  )
}

const openDimensions = (maudsley: Resistance['maudsley']): string[] =>
  dimensionWords(maudsley).flatMap(({ words, known }) => (known ? [] : [words]))

function Made({
  title,
  of: { facts, missing },
  source,
}: {
  title: string
  of: { facts: readonly { reference: string; text: string }[]; missing: readonly string[] }
  source: string
}) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <Words of={facts.length > 0 ? facts.map(({ text }) => text).join(' · ') : 'nothing counts yet'} />
        {missing.length > 0 && <span className="watch"> · not known: {missing.join(', ')}</span>}
        <span className="quiet"> · {unbroken(source)}</span>
      </dd>
    </>
  )
}
