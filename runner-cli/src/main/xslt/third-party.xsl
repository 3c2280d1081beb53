<?xml version="1.0" encoding="UTF-8"?>
<!-- Turns the list of components (CycloneDX) into one for people: name, version, licences, address. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:bom="http://cyclonedx.org/schema/bom/1.6" exclude-result-prefixes="bom">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:text>What comes with heptapod-paas-runner, by whom and under which licence. Each licence's text is in the jar, in licences/ or, for Apache-2.0, in LICENSE.&#10;</xsl:text>
    <xsl:text>A runtime of Java, where there is one, has its own in runtime/legal. The same for machines: bom.json.&#10;&#10;</xsl:text>
    <xsl:for-each select="bom:bom/bom:components/bom:component[bom:group != 'dev.paasrunner']">
      <xsl:sort select="concat(bom:group, ':', bom:name)"/>
      <xsl:value-of select="concat(bom:group, ':', bom:name, ' ', bom:version, '&#10;  licence: ')"/>
      <xsl:if test="not(bom:licenses)">unknown</xsl:if>
      <xsl:for-each select="bom:licenses/bom:license | bom:licenses/bom:expression">
        <xsl:if test="position() &gt; 1"> or </xsl:if>
        <xsl:choose>
          <!-- Its POM names the clause by the address only, which is taken for another. -->
          <xsl:when test="../../bom:group = 'org.jline'">BSD-3-Clause</xsl:when>
          <xsl:when test="bom:id"><xsl:value-of select="bom:id"/></xsl:when>
          <xsl:when test="bom:name"><xsl:value-of select="bom:name"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="bom:externalReferences/bom:reference[@type='website'][1]">
        <xsl:value-of select="concat('  from: ', bom:url, '&#10;')"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
