"""The rules: which phrases ask for what. The notation is that of ``phrases``.

A rule's *besides* are phrases that look like one of its own and aren't: a match that overlaps one
is dropped. A rule that *needs* context holds only where the ad speaks of whom it seeks: under such
a heading, with a word such as "meriterande" or "krav", or to a "you"; its phrases of *anywhere*
hold without. *Usually* is how strongly a
phrase asks where the ad doesn't say.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from slussen.figures.engine.requirements.languages import OTHER_WORDS, SWEDISH_WORDS
from slussen.figures.engine.requirements.model import Modality, Requirement

# Sets of words for the phrases, with blanks between.
SETS: Mapping[str, str] = {
    "swedish": " ".join(SWEDISH_WORDS),
    "language": " ".join(OTHER_WORDS),
    "any": " ".join((*SWEDISH_WORDS, *OTHER_WORDS)),
    "fluent": """flytande obehindrat obehindrad obehindrade perfekt perfekta felfri felfritt
        utmärkt utmärkta avancerad avancerade modersmål modersmålsnivå
        fluent fluently fluency excellent native proficient""",
    "good": """god goda gott bra grundläggande väl tillräckliga enklare dokumenterade nödvändiga
        good basic conversational working strong solid""",
    "knowledge": """kunskap kunskaper språkkunskaper färdighet färdigheter förmåga
        kommunikationsförmåga nivå skills knowledge command proficiency""",
    "speak": """tala talar pratar prata behärska behärskar kan förstå förstår skriva skriver läsa
        läser uttrycka uttrycker kommunicera kommunicerar kommunikativ undervisa formulera
        formulerar speak speaks write communicate communication""",
    "worked": "arbetat jobbat verkat tjänstgjort worked",
    "count": """en ett två tre fyra fem sex sju åtta nio tio flera några fler mångårig flerårig
        one two three four five six seven eight nine ten several 1* 2* 3* 4* 5* 6* 7* 8* 9*""",
    "experience": """erfarenhet erfarenheter *erfarenhet yrkeserfarenheter arbetserfarenheter
        experience""",
    "weekend": "helg helger helgen lördag lördagar söndag söndagar weekend weekends",
    "evening": """kväll kvällar kvällen kvälls kvällstid natt nätter nattetid natten dejtkvällar
        vardagar evening evenings night nights""",
    "profession": """sjuksköterska ssk läkare lärare psykolog fysioterapeut arbetsterapeut
        förskollärare tandläkare tandhygienist barnmorska socionom veterinär apotekare receptarie
        logoped optiker dietist kurator speciallärare distriktssköterska""",
    "field": """relevant relevanta adekvat lämplig teknisk ekonomisk akademisk pedagogisk juridisk
        administrativ medicinsk formell avslutad genomförd godkänd likvärdig högre
        högskolepedagogisk konstnärlig naturvetenskaplig samhällsvetenskaplig""",
}


@dataclass(frozen=True, slots=True)
class Rule:
    requirement: Requirement
    phrases: tuple[str, ...]
    anywhere: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    needs_context: bool = False
    usually: Modality = Modality.MUST


RULES: tuple[Rule, ...] = (
    Rule(
        Requirement.FLUENT_SWEDISH,
        (
            "<fluent> ..4 <swedish>",
            "mycket god|goda|bra|väl|hög ..6 <swedish>",
            "goda|väl ..1 mycket ..3 <swedish>",
            "very good|strong ..5 <swedish>",
            "<swedish> ..3 <fluent>",
            "<swedish> ..3 mycket väl|bra|god|goda",
            "<swedish> ..6 c1|c2",
            "svenska som|är modersmål|förstaspråk",
            "<speak> ..2 <any> och|and <swedish> <fluent>",
            "<speak> ..1 <swedish> och|and <any> <fluent>",
            "mycket god|goda förmåga ..9 <swedish>",
            "mycket god|goda kunskap|kunskaper ,? både? i tal och skrift",
        ),
        anywhere=(
            "<fluent> kunskaper i ..1 <swedish>",
            "mycket god|goda kunskaper|kunskap i ..1 <swedish>",
            "mycket god|goda svensk|svenska|svenska~ språkförmåga|språkkunskaper",
            "mycket goda svenskkunskaper",
            "<swedish> och|and <language> flytande|fluently",
            "språkkrav|språk <swedish> ,? flytande",
        ),
        besides=(
            "<fluent> <language> ,|och|and ..6 <good> ..6 <swedish>",
            "<fluent> ..1 <language> , <swedish> is|är",
        ),
        needs_context=True,
    ),
    Rule(
        Requirement.SWEDISH,
        (
            "<good> ..8 <swedish>",
            "<knowledge> i|in|of ..3 <swedish>",
            "<speak> ..4 <swedish>",
            "tal och skrift på? <swedish>",
            "<swedish> ,? både? i tal och|samt skrift",
            "svenskkunskaper|svensktalande|svenskspråkig|swedish-speaking",
            "<swedish> är|krävs|is ..2 krav|krävs|requirement|required|plus|merit|meriterande",
        ),
        anywhere=(
            "god|goda kunskaper|kunskap i ..1 <swedish>",
            "god|goda svensk|svenska|svenska~ språkförmåga|språkkunskaper",
            "god|goda svenskkunskaper",
            "god svenska i tal",
        ),
        needs_context=True,
    ),
    Rule(
        Requirement.OTHER_LANGUAGE,
        (
            "<fluent> ..4 <language>",
            "<good> ..9 <language>",
            "mycket god|goda|bra|väl ..9 <language>",
            "<knowledge> i|in|av ..8 <language>",
            "<speak> ..6 <language>",
            "<swedish> och|samt|eller|and|or ..2 <language>",
            "gärna ..1 <language>",
            "<language> ,|eller|och|samt|or|and <language>",
            "<language> ,? både? i tal och|samt skrift",
            "<language> speaker|flytande|fluently|meriterande|är",
            "engelsktalande|tysktalande|fransktalande|spansktalande|finsktalande",
            "arabisktalande|*skspråkig",
            "andra|annat|ytterligare|fler|flera språk|språkkunskaper|languages",
            "other|additional language|languages",
        ),
        besides=("undervis* ..2 <language>", "lärare i <language>", "svenskspråkig"),
        needs_context=True,
    ),
    Rule(
        Requirement.DRIVING_LICENCE,
        (
            "körkort ..2 b|be|c|ce|c1|d|am|a",
            "körkort",
            "*-körkort",
            "*körkort",
            "körkortsbehörighet",
            "driver's|driver’s|drivers|driving licence|license|licences",
        ),
        besides=("ta|tar|hjälp|bekosta* ..2 körkort", "övningskör*", "motorsågskörkort|båtkörkort"),
    ),
    Rule(
        Requirement.OWN_CAR,
        (
            "tillgång till egen? bil",
            "egen bil",
            "own|access car",
            "access to ..2 car",
            "körkort och bil",
        ),
        besides=("du får|har via|genom ..2 tillgång till bil", "tjänstebil"),
    ),
    Rule(
        Requirement.CITIZENSHIP,
        (
            "svenskt|svensk|svenska|svenska~ medborgarskap|medborgare",
            "medborgarskap i sverige",
            "medborgare i sverige",
            "krav på|om ..3 medborgarskap",
            "kräv* ..3 medborgarskap",
            "swedish|swedish~ citizen|citizens|citizenship",
        ),
        besides=(
            "inte är|ej ..1 medborgare",
            "medborgare i sverige , eu",
            "medborgare ..3 eu|ees|norden",
            "ange ..2 medborgarskap",
            "för svenska~ medborgare",
        ),
    ),
    Rule(
        Requirement.SECURITY_CLEARANCE,
        (
            "säkerhetspröv*",
            "säkerhetsklass*",
            "placerad i säkerhetsklass ..12 säkerhetspröv*",
            "registerkontroll*",
            "security clearance|vetting|screening|interview",
        ),
    ),
    Rule(
        Requirement.RECORDS_EXTRACT,
        (
            "utdrag ..6 *belastningsregist*",
            "utdrag ..4 polisen*",
            "*belastningsregist*",
            "registerutdrag*",
            "*misstankeregist*",
            "criminal|police record|records",
        ),
    ),
    Rule(
        Requirement.BACKGROUND_CHECK,
        ("bakgrundskontroll*", "bakgrundskoll*", "background check|checks|screening"),
        besides=("hur vi ..3 bakgrundskontroll*", "läs mer ..3 bakgrundskontroll*"),
    ),
    Rule(
        Requirement.REFERENCES,
        (
            "ta|tar|tas|begär|begära|inhämta|inhämtar|inhämtas ..3 referenser",
            "kontakta|kontaktar|kontrollera|kontrollerar ..3 referenser",
            "bifoga|bifogar|skicka|inkludera|include|ange ..8 referenser|references",
            "uppge|lämna|lämnar ..2 referens",
            "lämna|lämnar|uppge|uppger ..3 referenser",
            "god|goda|minst|två|tre|2|3|med|arbetsgivares|aktuella referenser",
            "referenser ..2 tas|krävs|önskas|lämnas|begärs|kommer|inhämtas|ska|skall|från",
            "referenstag*|referensperson*|referenskontroll*|referensgiv*",
            "provide|give|good|two|three|your|check references",
            "reference checks|check|persons",
        ),
        besides=("kontakter och referenser", "referenser när"),
    ),
    Rule(
        Requirement.UNPAID_TRIAL,
        (
            "provjobb*|provarbet*|provdag*|provpass*",
            "föregås ..2 praktik|arbetspraktik|provarbet*",
            "prova|provar på ..2 innan|före",
            "obetald|oavlönad|oavlönat|obetalt ..2 praktik*|prov*|arbete|jobb|introduktion",
            "praktik|arbetspraktik|praktikperiod ..4 innan|före|inför anställning",
            "börja|börjar|inled* ..4 praktik|arbetspraktik|praktikperiod",
            "trial day|days|shift|shifts",
            "unpaid ..2 trial|internship|training|work",
        ),
        besides=("provanställ*",),
    ),
    Rule(
        Requirement.EDUCATION,
        (
            "*examen",
            "examen i|inom|från",
            "*examen ..3 *examen",
            "gymnasieutbild*|gymnasiekompetens|gymnasiebetyg|slutbetyg|grundskol*",
            "gymnasial|eftergymnasial utbild*",
            "<field> utbildning ..2 på? högskolenivå|universitetsnivå|gymnasienivå?",
            "utbildning ..5 inom|i|som|från|på",
            "högskoleutbildning|universitetsutbildning|yrkesutbildning|yrkeshögskoleutbildning",
            "*skötarutbildning|*sköterskeutbildning|*lärarutbildning|*pedagogutbildning",
            "*assistentutbildning",
            "yh-utbildning|specialistutbildning|vidareutbildning|specialistutbildad|högskoleutbildad",
            "utbildad *|inom|som",
            "*utbildad",
            "bachelor|bachelor's|bachelor’s|master|master's|master’s|phd|msc|bsc",
            "degree in|from|within",
            "university|academic|relevant|technical degree|education",
        ),
        besides=(
            "utbildning i flera|hur|vårt|våra",
            "får|erbjuder|ger ..4 utbildning",
            "pågående ..1 utbildning av",
        ),
        needs_context=True,
    ),
    Rule(
        Requirement.EXPERIENCE,
        (
            "<experience> av|från|inom|som|i|med|in|of|with|as|from|working|affärssystem*",
            "<count> ..1 års|år|månaders|years|years' ..4 <experience>",
            "<count> ..3 erfarenhet|experience",
            "minst|lägst <count> ..1 års|år|månaders ..4 <experience>",
            "flerårig|mångårig|dokumenterad|gedigen|tidigare|viss|lång|bred <experience>",
            "yrkeserfarenhet|arbetslivserfarenhet|arbetserfarenhet|branscherfarenhet|chefserfarenhet",
            "*vårdserfarenhet",
            "har|ha|having|have ..2 <experience>",
            "teaching|work|working|previous|prior|professional|proven experience",
            "<worked> ..6 med|inom|som|i|på|minst|with|as|in",
            "tidigare <worked>",
            "tidigare arbete med|inom|som",
            "erfaren|erfarna *",
            "minst <count> år som|inom|i",
        ),
        besides=(
            "oavsett ..2 <experience>",
            "ta|tar|tas ..3 erfarenheter",
            "motsvarande|likvärdig|annan|liknande ..2 erfarenhet",
            "anpassa* ..3 erfarenhet",
            "utbyta|dela* ..3 erfarenhet*",
            "får ..4 erfarenhet*",
            "utan ..1 erfarenhet",
            "erfarna ..2 kollegor|handledare|medarbetare|specialist*|team|och",
            "ny ..8 <experience>",
            "kollegor|medarbetare|handledare|vi ..3 <experience>",
        ),
        needs_context=True,
    ),
    Rule(
        Requirement.CERTIFICATE,
        (
            "truckkort|truckförarbevis|truckcertifikat|truckbehörighet",
            "truckutbildning|truckförarutbildning",
            "truck|hjullastare",
            "heta|het arbeten|arbete",
            "hygienpass|hygienbevis|hygiencertifikat|hygienutbildning",
            "ykb|yrkesförarkompetens*",
            "ykb ..4 truck|adr",
            "adr|adr-intyg|adr-utbildning|adr-bevis",
            "liftkort|liftutbildning|lift-utbildning|traverskort|traversutbildning",
            "fallskydd*|ställningsutbild*|ställningsbehörighet",
            "svetslicens*|svetsarprövning|svetsprövning|svetscertifikat",
            "väktarutbild*|ordningsvaktsförordnande|ordningsvaktsutbildning",
            "hlr-utbild*|hlr-certifi*|hlr-instruktör*",
            "certifikat|certifiering|certifieringar|certifierad",
            "kurs|kursen|utbildningen ..3 hos",
            "pax-utbildning",
            "forklift licence|license|certificate",
            "certification|certified|certificate in|as",
        ),
        besides=("vi är ..3 certifierad*", "certifierade enligt"),
        needs_context=True,
    ),
    Rule(
        Requirement.PROFESSIONAL_LICENCE,
        (
            "legitimerad|legitimerade|leg <profession> ..2 behörighet?",
            "legitimerad|legitimerade *",
            "leg-ssk|leg <profession>",
            "legitimation som|för|inom",
            "svensk|giltig|erhållen yrkeslegitimation|läkarlegitimation|lärarlegitimation",
            "*yrkeslegitimation|*lärarlegitimation|*läkarlegitimation|*sköterskelegitimation",
            "taxiförarlegitimation|taxilegitimation",
            "kontrollera|kontroll|bifoga|kopia ..2 legitimation",
            "licensed|registered nurse|physician|doctor|teacher|psychologist|dentist",
        ),
        besides=("legitimation eller|såsom ..2 pass",),
    ),
    Rule(
        Requirement.PERSONAL_SUITABILITY,
        (
            "vikt ..6 personlig* *",
            "personlig lämplighet",
            "vikt ..4 personlighet",
            "great|strong|high weight|emphasis|importance ..4 personal *",
            "personal suitability",
        ),
        usually=Modality.UNCLEAR,
    ),
    Rule(
        Requirement.PHYSICAL_DEMANDS,
        (
            "fysiskt ..1 krävande|tungt|tunga|ansträngande|påfrestande ..1 arbete?|jobb?",
            "god|bra|gott ..1 fysik|fysisk ..1 kapacitet?|form?|styrka?|status?|kondition?",
            "tunga|tung lyft|lyfter",
            "fysiskt stark|aktiv|vältränad|frisk",
            "physically fit|strong|demanding",
            "heavy lifting|lifts",
        ),
    ),
    Rule(
        Requirement.IRREGULAR_HOURS,
        (
            "beredskapstjänst*|beredskapsarbete|beredskapspass",
            "beredskap ingår|förekommer",
            "jour|jourtjänst*|jourpass ingår?|förekommer?|och?",
            "skiftarbete|skiftgång|tvåskift|treskift|2-skift|3-skift|skiftschema|*skiftet|5-skift",
            "varierande|oregelbund* arbetstid|arbetstider",
            "arbetstiderna|arbetstid varierar ..6 <weekend>?",
            "obekväm* arbetstid*",
            "ob-tid",
            "<evening> ,? och|samt|eller|, ..1 <weekend>",
            "<weekend> ,? och|samt|eller|, ..1 <evening>",
            "dag|dagtid , kväll|kvällstid ..3 natt|helg",
            "kvälls|kväll och|samt|eller helgarbete|helgtjänstgöring|helgpass",
            "helgtjänst*|helgarbete|kvällsarbete|nattarbete|nattjänst*|nattpass",
            "dag och|samt ..1 kvällstid|kväll|kvällar|natt",
            "var|varannan|vartannat|varje tredje|fjärde|femte|annan? helg",
            "varannan helg",
            "två|en|1|2 helg|helger av fem|fyra|tre|3|4|5",
            "främst|även|ibland|arbeta på? <evening>|<weekend>",
            "shift work|schedule",
            "rotating|night|evening shifts|shift",
            "evenings|nights and|or weekends",
        ),
        besides=("balans ..4 *", "inga|slipp* ..2 <evening>|<weekend>", "även ..1 vardagar"),
    ),
)
