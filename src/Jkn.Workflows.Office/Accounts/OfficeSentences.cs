using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// How facts and acts of an office are said in Indonesian. The sentences are written beside the screens; lists for screens and for the API
/// are made with them here, so that both say the same.
/// </summary>
internal sealed record OfficeSentences(
    Func<IReadOnlyList<OfficeEvent>, Func<string?, string>, IReadOnlyList<string>> Of,
    Func<OfficeAct, string> ActOf,
    Func<OfficeEvent, IEnumerable<string?>> People
);
