//! Words that stand large only because they begin: what is not among them may be a name, and keeps its capital.

/// In small letters and in order. A test looks the beginnings of the library up here.
const ORDINARY: &str = "\
    a about above accept access account accounts acknowledge across action actions activate add adjust after again \
    age agree alert alerts all already also always among an analysts and annual another answer any anybody anyone \
    anything app application applications approvals are around as ask asking assess assesses asset at attack \
    attackers audit auditors automatic availability average avoid awareness back backup backups bad be because \
    before below best better between blind block blocking book both breach breaches break-even bring budget build \
    burn-down business but by call calls can careful case cases causes certificate certificates change changes \
    check choose client clients close closing cloud code collect commands common company compare completeness \
    compliance compliant computers confidence confidential configuration confirm confirmed connect considerate \
    contact containing containment contracts control controls correct cost costs could count coverage critical \
    customer customers cut cyber daily data database day days deadline debts decide decides decisions defects \
    delay delays deliver delivery dependencies deployment design designs detected detection device devices did \
    disable discontent do does dormant downtime due during duties each early easy effort eight email emails \
    emergency employee employees encrypted encryption end endpoint enough enter error errors estimate even ever \
    every everybody everyone everything evidence exceptions expected expired explain exposure external facts \
    failed false features few fewer file files fill filters financial find finding findings finds five fixed for \
    forgotten forty found four fraud from full gaps general get give go good growth had half hand handover hardly \
    has have he health hears her here high his hold holds honest hours how however human identity if ill impact \
    important improve in incident incidents increase inside insider install interface internal internet inventory \
    invite is it its job judges just keep keeps key keys kind know known knows laptop laptops large last late \
    later launch law leak learn least leave left legal less let like likely limit line link list local lock log \
    login logs look loss lost lower machine mail mailboxes main maintenance major malicious malware management \
    manager managers manual many material mean meanwhile measure measures median meet members memory merge message \
    messages migration minor missed missing mobile month monthly more most move much must my name names natural \
    needed net network never new news next nine no nobody nodding not note notes nothing notice now number numbers \
    off often old on once one only open opening openness operations or orders other others our outage outages \
    outdated over overdue overspending own owners partner partners parts pass passkeys password passwords patch \
    patches patching payback paying payment payments penetration people percentage perhaps permission permissions \
    permitted person personal phishing phone planned plans platform please points policies policy population \
    portal power prepare present prevents priority private privileged problem problems process product production \
    programme project projects promises proof protect protection provider providers public pull put quality \
    quarterly questions quick ransomware rate ratio reaction read real rebuild recalling recompute records \
    recovery recurring reduce refunds regulatory rehearse release remote remove repeat repeated replace report \
    reported reports request requests resolution resolved response restore results review right rights ring risk \
    risks risky role roles rollout rule rules running safe sales sample say scan scope score scores search second \
    secret secrets secure security sees send sender sensible serious serve server servers service services set \
    sets settings seven several share she shield ship should show shut sign sign-in sign-ins signal signs site \
    sites six slow small so software some somebody someone something sort source spend sponsor staff stakeholder \
    stakeholders start status stay stolen stop stopped storage store stores successful supplier suppliers support \
    surprises suspicious switch system systems take takes talk team teams technology tell ten test tested testing \
    tests thank that the theft their then there these they things this those threat three throughput thus ticket \
    tickets tighten time too tool tools top total traffic trained training trainings treatment trend true trust \
    try twelve twenty two unauthorised under unknown unplanned unresolved until up update uptime urgent usage use \
    user users value values variance vendor vendors version very view vulnerabilities vulnerability wait waiting \
    warn was watch way we weak weakness weaknesses website week weekly weeks weigh were what when where whether \
    who whoever why with withdraw within without work write wrong year yearly years you your zero";

/// Tells whether the word, in whatever letters, is an ordinary one.
pub fn is_ordinary(word: &str) -> bool {
    let word = word.to_lowercase();
    ORDINARY.split(' ').any(|one| one == word)
}
