// Names the elements. Importing this is the only step with an effect; the classes can be used without it.

import { SourcelightApp } from "./app.js";
import { SourcelightArticle } from "./article.js";
import { SourcelightDoubts } from "./doubts.js";
import { SourcelightFacts } from "./facts.js";
import { SourcelightHeader } from "./header.js";
import { SourcelightKey } from "./key.js";
import { SourcelightLegend } from "./legend.js";
import { SourcelightList } from "./list.js";
import { SourcelightNames } from "./names.js";
import { SourcelightNotice } from "./notice.js";
import { SourcelightNumbers } from "./numbers.js";
import { SourcelightPanel } from "./panel.js";
import { SourcelightSources } from "./sources.js";
import { SourcelightStart } from "./start.js";
import { SourcelightViews } from "./views.js";

customElements.define("sourcelight-app", SourcelightApp);
customElements.define("sourcelight-article", SourcelightArticle);
customElements.define("sourcelight-doubts", SourcelightDoubts);
customElements.define("sourcelight-facts", SourcelightFacts);
customElements.define("sourcelight-header", SourcelightHeader);
customElements.define("sourcelight-key", SourcelightKey);
customElements.define("sourcelight-legend", SourcelightLegend);
customElements.define("sourcelight-list", SourcelightList);
customElements.define("sourcelight-names", SourcelightNames);
customElements.define("sourcelight-notice", SourcelightNotice);
customElements.define("sourcelight-numbers", SourcelightNumbers);
customElements.define("sourcelight-panel", SourcelightPanel);
customElements.define("sourcelight-sources", SourcelightSources);
customElements.define("sourcelight-start", SourcelightStart);
customElements.define("sourcelight-views", SourcelightViews);
