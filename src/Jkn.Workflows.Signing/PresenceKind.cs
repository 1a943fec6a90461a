namespace Jkn.Workflows.Signing;

/// <summary>What shows that the official himself acts. It decides when an adapter can seal.</summary>
internal enum PresenceKind
{
    /// <summary>The key has no secret of its own: this service checks the official's factor before the act, and seals after.</summary>
    Session,

    /// <summary>A secret that lives in the official's own request: only in there it can be sealed.</summary>
    Secret,

    /// <summary>The scan of what was signed in ink; it comes when it comes.</summary>
    Scan,
}
