using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Data.Migrations;

/// <summary>The log of reads is sealed in blocks; what is not sealed yet is found by an index of its own.</summary>
[DbContext(typeof(AppDb)), Migration("0081_access_blocks")]
public sealed class M0081_AccessBlocks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "access_blocks",
            c => new
            {
                region = c.Column<string>(),
                no = c.Column<long>(),
                sealed_at = c.Column<long>(),
                lines = c.Column<byte[]>(),
                hash = c.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("pk_access_blocks", t => new { t.region, t.no })
        );
        migrationBuilder.AddColumn<long>("block", "reads", nullable: true);
        migrationBuilder.CreateIndex("ix_reads_unsealed", "reads", ["region", "id"], filter: "block IS NULL");
    }
}
