namespace Jkn.Workflows.Signing;

/// <summary>What shows that the official himself acts. It decides when an adapter can seal.</summary>
internal enum PresenceKind
{
    /// <summary>Being signed in to this service: it seals by itself, after the act.</summary>
    Session,

    /// <summary>A secret that lives in the official's own request: only in there it can be sealed.</summary>
    Secret,

    /// <summary>The scan of what was signed in ink; it comes when it comes.</summary>
    Scan,
}
