namespace Jkn.Workflows.Application.Evidence;

/// <summary>Settings under "Evidence": where the daily sheets go and which key signs them. The defaults run.</summary>
internal sealed class EvidenceOptions
{
    /// <summary>
    /// Where the sheets are appended, a file for each region: a folder that the office copies away. Empty: "segel" in the data folder.
    /// </summary>
    public string Folder { get; init; } = "";

    public string FolderIn(string data) => Folder.Length > 0 ? Path.GetFullPath(Folder) : Path.Combine(data, "segel");

    /// <summary>
    /// The signing key (PEM, PKCS#8, ECDSA P-256). It must not lie in the database, and better not on its machine's backups. Empty:
    /// "segel.pem" in the key ring's folder, made at first use.
    /// </summary>
    public string KeyFile { get; init; } = "";
}
